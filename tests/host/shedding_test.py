"""A machine that cannot draw the scene in time: the marked source goes, the bitrate stays, the source comes back."""

import json

from harness.obs_setup import COLLECTION, Item, colour
from harness.pictures import gray
from harness.waiting import wait_for
from host_case import HostCase

SET_KBPS = 1500
HEAVY_FILTERS = 10


class Overload(HostCase):
    uplink_kbps = 6000
    settings = {"rate": {"shedLoad": True}}
    setup = {"kbps": SET_KBPS}
    items = (
        colour(),
        Item("Marked", "color_source", {"color": 0xFFFFFFFF, "width": 100, "height": 100}),
        Item("Heavy", "color_source", {"width": 1920, "height": 1080}, at=(400, 200), zoom=0.1),
    )

    def setUp(self):
        self.add_filter("Marked", "mark", "liveshelf_load_shedding", order=1)

    def add_filter(self, source, name, kind, **settings):
        self.obs.client.request(
            "CreateSourceFilter", sourceName=source, filterName=name, filterKind=kind, filterSettings=settings
        )

    def marked_is_shown(self):
        return gray(self.screen())[50, 50] > 200

    def test_the_marked_source_goes_and_comes_back(self):
        self.assertTrue(self.marked_is_shown())
        self.obs.start_stream()
        wait_for(lambda: self.desk.stream()["control"] == "ready", "the control in charge")
        for number in range(HEAVY_FILTERS):
            self.add_filter("Heavy", f"sharp {number}", "sharpness_filter_v2", sharpness=0.5)
        wait_for(lambda: self.desk.stream()["hiddenSources"] == 1, "the marked source hidden", within=20)
        self.assertFalse(self.marked_is_shown())
        self.assertIn("1", self.desk.stream()["loadSentence"])
        self.expect_nothing_saved()
        self.assertEqual(self.desk.stream()["bitrateKbps"], SET_KBPS, "the network has no part in it")
        for number in range(HEAVY_FILTERS):
            self.obs.client.request("RemoveSourceFilter", sourceName="Heavy", filterName=f"sharp {number}")
        wait_for(lambda: self.desk.stream()["hiddenSources"] == 0, "the marked source shown again", within=40)
        self.assertTrue(self.marked_is_shown())
        self.obs.stop_stream()

    def expect_nothing_saved(self):
        """OBS writes the collection when the scene changes; in it the source is as the designer left it."""
        self.obs.client.request("CreateScene", sceneName="Another")
        saved = self.obs.config / "obs-studio/basic/scenes" / f"{COLLECTION}.json"
        sources = wait_for(
            lambda: (now := json.loads(saved.read_text())["sources"]) and len(now) > 4 and now, "the collection saved"
        )
        marked = next(source for source in sources if source["name"] == "Marked")
        self.assertTrue(marked["enabled"])
        self.assertEqual([filter_["settings"] for filter_ in marked["filters"]], [{"order": 1}])
