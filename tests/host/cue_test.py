"""The host cue in a real OBS: opened from outside, follows the product on air, remembered, closed by OBS's end."""

import json

from harness.plugin import json_feed, settings_file
from harness.screen import find_window, grab_window
from harness.shop import ShopServer
from harness.waiting import wait_for
from host_case import HostCase

TITLE = "LiveShelf host cue"


class HostCue(HostCase):
    @classmethod
    def prepare(cls):
        cls.shop = cls.enterClassContext(
            ShopServer(
                [
                    {"sku": "HOODIE-M", "title": "Hoodie", "variant": "M", "available": 41},
                    {"sku": "HOODIE-L", "title": "Hoodie", "variant": "L", "available": 7},
                    {"sku": "MUG", "title": "Mug", "available": 9},
                ]
            )
        )
        cls.settings = {"shop": json_feed(cls.shop.url)}

    def test_opens_by_request_follows_the_air_and_is_remembered(self):
        self.desk.wait_for_stock("HOODIE-M", 41)
        self.assertFalse(self.desk.ask("GetHostCue")["open"])
        self.assertIsNone(find_window(self.stage.display, TITLE))
        self.desk.ask("ShowHostCue")
        empty = wait_for(lambda: self.picture("empty"), "the window")

        self.desk.ask("SetOnAir", sku="HOODIE-M")
        cue = wait_for(lambda: (cue := self.desk.ask("GetHostCue"))["title"] == "Hoodie" and cue, "the hoodie")
        self.assertTrue(cue["open"])
        self.assertEqual([(size["name"], size["left"]) for size in cue["sizes"]], [("M", 41), ("L", 7)])
        self.assertEqual(cue["next"], "Hoodie L")
        hoodie = wait_for(lambda: (new := self.picture("hoodie")) != empty and new, "another picture")

        self.desk.ask("SetOnAir", sku="MUG")
        wait_for(lambda: self.desk.ask("GetHostCue")["title"] == "Mug", "the mug")
        wait_for(lambda: self.picture("mug") not in (empty, hoodie), "a third picture")

        self.shop.behaves("hangs")
        wait_for(lambda: "left" not in self.desk.ask("GetHostCue")["sizes"][0], "no number that is old", within=30)
        self.shop.behaves("ok")

        self.assertTrue(self.kept()["open"])
        self.desk.ask("HideHostCue")
        wait_for(lambda: not find_window(self.stage.display, TITLE), "no window")
        self.assertFalse(self.kept()["open"])
        # Open at the end: OBS has to close it, and what it holds.
        self.desk.ask("ShowHostCue")
        wait_for(lambda: self.picture("again"), "the window again")

    def kept(self):
        return json.loads(settings_file(self.obs.config).read_text())["hostCue"]

    def picture(self, name):
        file = self.folder / f"cue-{name}.png"
        return grab_window(self.stage.display, TITLE, file) and file.read_bytes()


class OpenBefore(HostCase):
    settings = {"hostCue": {"open": True, "theme": "light"}}

    def test_opens_at_the_start(self):
        file = self.folder / "cue.png"
        wait_for(lambda: grab_window(self.stage.display, TITLE, file), "the window")
