"""The run of show and what happens by itself, in a real OBS: air, scenes and sources really change, and go back."""

import json

from harness.journal import rows, sessions
from harness.obs_setup import Item, colour
from harness.plugin import json_feed, settings_file
from harness.shop import ShopServer
from harness.waiting import wait_for
from host_case import HostCase

SOLD = "Sold out"
RUN = [{"sku": "HOODIE", "minutes": 5}, {"sku": "CAP", "minutes": 3}, {"sku": "MUG", "minutes": 2}]


class Show(HostCase):
    automations = {}

    @classmethod
    def prepare(cls):
        stock = [("HOODIE", "Hoodie", 60), ("CAP", "Cap", 50), ("MUG", "Mug", 40)]
        cls.shop = cls.enterClassContext(
            ShopServer([{"sku": sku, "title": title, "available": units} for sku, title, units in stock])
        )
        cls.settings = {
            "shop": json_feed(cls.shop.url),
            "alerts": {"lowUnits": 1},
            "show": {"run": RUN, "automations": cls.automations},
        }

    def request(self, kind, **data):
        return self.obs.client.request(kind, **data)

    def put_on_air(self, sku):
        self.desk.ask("SetOnAir", sku=sku)
        self.wait_on_air(sku)

    def wait_on_air(self, sku):
        wait_for(lambda: self.desk.shelf()["onAir"] == sku, f"{sku} on air")

    def scene(self):
        return self.request("GetCurrentProgramScene")["currentProgramSceneName"]

    def wait_for_scene(self, name):
        wait_for(lambda: self.scene() == name, f"the scene {name!r} on program")

    def acts(self):
        return self.desk.ask("GetAutomations")["acts"]

    def wait_for_act(self, state, sku, within=10.0):
        return wait_for(
            lambda: (acts := self.acts()) and acts[0]["state"] == state and sku in acts[0]["sentence"] and acts[0],
            f"an act about {sku} that is {state}",
            within,
        )


class RunOfShow(Show):
    def run_now(self):
        return self.desk.ask("GetRunOfShow")

    def entry(self, sku):
        return next(entry for entry in self.run_now()["entries"] if entry["sku"] == sku)

    def test_hotkeys_follow_the_run_and_pass_over_what_is_sold_out(self):
        self.desk.wait_for_stock("MUG", 40)
        for sku in ("HOODIE", "CAP"):
            self.request("TriggerHotkeyByName", hotkeyName="liveshelf.onAir.next")
            self.wait_on_air(sku)
        self.request("TriggerHotkeyByName", hotkeyName="liveshelf.onAir.previous")
        self.wait_on_air("HOODIE")
        run = wait_for(lambda: (run := self.run_now())["onAir"] and run, "the run to be on air")
        self.assertEqual((run["place"], run["next"]["sku"], run["round"]), (0, "CAP", 1))

        self.shop.sets("CAP", 0)
        wait_for(lambda: self.entry("CAP")["state"] == "soldOut", "CAP sold out in the run")
        wait_for(lambda: self.run_now()["next"]["sku"] == "MUG", "MUG next")
        self.desk.ask("StepOnAir", by=1)
        self.wait_on_air("MUG")
        self.shop.sets("CAP", 9)
        wait_for(lambda: self.entry("CAP")["state"] == "ready", "CAP back in the run")

    def test_list_is_set_checked_and_kept_in_the_profile(self):
        wait_for(lambda: self.desk.sku("MUG"), "the shelf")
        refused = self.desk.ask("SetRunOfShow", text="MUG, 4\nNO-SUCH, 3")
        self.assertIn("NO-SUCH", refused["error"])
        self.assertIn("2", refused["error"])
        self.assertEqual([entry["sku"] for entry in self.kept()], ["HOODIE", "CAP", "MUG"], "nothing was lost")
        self.assertFalse(self.desk.ask("SetRunOfShow", text="MUG, 4\nHOODIE, 6, all").get("error"))
        wait_for(lambda: [entry["sku"] for entry in self.run_now()["entries"]] == ["MUG", "HOODIE"], "the new run")
        self.assertEqual(
            self.kept(),
            [{"sku": "MUG", "minutes": 4, "allVariants": False}, {"sku": "HOODIE", "minutes": 6, "allVariants": True}],
        )
        self.assertFalse(self.desk.ask("SetRunOfShow", entries=RUN).get("error"))

    def kept(self):
        return json.loads(settings_file(self.obs.config).read_text())["show"]["run"]

    def test_place_survives_a_crash_in_mid_show(self):
        self.put_on_air("CAP")
        wait_for(lambda: self.run_now().get("place") == 1, "the second place")
        session = sessions(self.obs.config)[-1]
        latest = "SELECT sku FROM heard WHERE kind = 3 ORDER BY id DESC LIMIT 1"
        wait_for(lambda: rows(session, latest) == [{"sku": "CAP"}], "CAP last in the journal")
        self.obs.kill()
        self.obs.start_again()
        self.desk.wait_for_stock("MUG", 40)
        wait_for(lambda: self.run_now().get("place") == 1, "the second place again")
        self.assertEqual(self.desk.shelf()["onAir"], "CAP")


class NextAtSoldOut(Show):
    automations = {"atSoldOut": "nextProduct"}

    def test_next_product_goes_on_air_can_be_undone_and_held(self):
        self.desk.wait_for_stock("HOODIE", 60)
        self.put_on_air("HOODIE")
        self.shop.sets("HOODIE", 0)
        self.wait_on_air("CAP")
        act = self.wait_for_act("done", "Hoodie")
        self.assertIn("Cap", act["sentence"])
        self.assertTrue(act["canUndo"])
        self.assertFalse(self.desk.ask("UndoAutomation").get("error"))
        self.wait_on_air("HOODIE")
        self.wait_for_act("takenBack", "Hoodie")
        self.assertTrue(self.desk.ask("UndoAutomation")["error"], "nothing is left to undo")
        told = [event["state"] for _, _, event in self.desk.events("AutomationChanged") if event["id"] == act["id"]]
        self.assertEqual(told, ["done", "takenBack"])

        self.request("TriggerHotkeyByName", hotkeyName="liveshelf.automations.hold")
        wait_for(lambda: self.desk.ask("GetAutomations")["held"], "held")
        self.put_on_air("MUG")
        self.shop.sets("MUG", 0)
        self.wait_for_act("notDone", "Mug")
        self.assertEqual(self.desk.shelf()["onAir"], "MUG")


class SceneAtSoldOut(Show):
    automations = {"atSoldOut": "scene", "soldOutScene": SOLD}

    def test_scene_stands_in_goes_back_and_a_persons_choice_stands(self):
        for scene in (SOLD, "Other"):
            self.request("CreateScene", sceneName=scene)
        self.desk.wait_for_stock("CAP", 50)
        self.put_on_air("HOODIE")
        self.shop.sets("HOODIE", 0)
        self.wait_for_scene(SOLD)
        self.wait_for_act("done", "Hoodie")
        self.put_on_air("CAP")
        self.wait_for_scene("Scene")
        self.wait_for_act("over", "Hoodie")

        self.shop.sets("CAP", 0)
        self.wait_for_scene(SOLD)
        self.request("SetCurrentProgramScene", sceneName="Other")
        self.wait_for_act("over", "Cap")
        self.put_on_air("MUG")
        self.assertEqual(self.scene(), "Other")

        self.request("SetStudioModeEnabled", studioModeEnabled=True)
        self.request("SetCurrentPreviewScene", sceneName="Scene")
        self.shop.sets("MUG", 0)
        self.wait_for_scene(SOLD)
        self.assertEqual(self.request("GetCurrentPreviewScene")["currentPreviewSceneName"], "Scene", "the preview stays")
        self.assertFalse(self.desk.ask("UndoAutomation").get("error"))
        self.wait_for_scene("Other")


class Source(Show):
    """A shop that sells so fast that it is about to sell out."""

    items = (colour(), Item("Countdown", "color_source", {"color": 0xFF00FF00, "width": 100, "height": 100}))
    automations = {"showAtNow": True, "nowSource": "Countdown"}

    def item(self):
        return self.request("GetSceneItemId", sceneName="Scene", sourceName="Countdown")["sceneItemId"]

    def shown(self):
        return self.request("GetSceneItemEnabled", sceneName="Scene", sceneItemId=self.item())["sceneItemEnabled"]

    def hide(self):
        self.request("SetSceneItemEnabled", sceneName="Scene", sceneItemId=self.item(), sceneItemEnabled=False)

    def sell_fast(self, sku, units):
        """Until the host is told that it is about to sell out."""
        for left in range(units, 0, -1):
            self.shop.sets(sku, left)
            self.desk.wait_for_stock(sku, left)
            if self.shown():
                return
        self.fail(f"{sku} sold out and the source was never shown: {self.acts()}")

    def kept_as_shown(self):
        collection = self.obs.config / "obs-studio/basic/scenes/Show.json"
        sources = {one["name"]: one for one in json.loads(collection.read_text())["sources"]}
        items = {one["name"]: one for one in sources["Scene"]["settings"]["items"]}
        return "New" in sources and items["Countdown"]["visible"]

    def switch_automations_off(self):
        file = settings_file(self.obs.config)
        settings = json.loads(file.read_text())
        settings["show"]["automations"]["showAtNow"] = False
        file.write_text(json.dumps(settings))

    def wait_until_kept_as_shown(self):
        self.request("CreateScene", sceneName="New")  # OBS saves its scenes
        wait_for(self.kept_as_shown, "a save while the source is shown")


class SourceAtNow(Source):
    def test_source_is_hidden_again_when_it_is_over_and_when_obs_ends(self):
        self.hide()
        self.desk.wait_for_stock("HOODIE", 60)
        self.sell_fast("HOODIE", 59)
        self.wait_for_act("done", "Hoodie")
        self.shop.sets("HOODIE", 900)
        wait_for(lambda: not self.shown(), "the source hidden again", 40)
        self.wait_for_act("over", "Hoodie")
        self.sell_fast("CAP", 49)
        self.wait_until_kept_as_shown()
        self.judge(self.obs.stop(), streamed=False)
        # OBS 32 saves its scenes when the session ends, before it says so; then a note in them does it.
        self.switch_automations_off()
        self.obs.start_again()
        wait_for(lambda: not self.shown(), "the source hidden, however OBS was told to end")


class SourceOfAKilledObs(Source):
    def test_next_start_hides_it(self):
        self.hide()
        self.desk.wait_for_stock("HOODIE", 60)
        self.sell_fast("HOODIE", 59)
        self.wait_until_kept_as_shown()
        self.obs.kill()
        self.switch_automations_off()
        self.obs.start_again()
        wait_for(lambda: not self.shown(), "the source hidden by the note that the killed OBS left")
