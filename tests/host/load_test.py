"""OBS loads LiveShelf, works with it, and ends as if it had never been there."""

import json
import re

from harness.obs_setup import colour, counter
from harness.waiting import wait_for
from host_case import HostCase, PROJECT


class Load(HostCase):
    items = (colour(), counter("On air", (20, 20)), counter("One SKU", (20, 160), sku="HOODIE-M"))

    def test_one_line_says_which_version_was_loaded(self):
        lines = self.obs.find(r"\[liveshelf\].*loaded|\[liveshelf\].*version")
        version = json.loads((PROJECT / "buildspec.json").read_text())["version"]
        self.assertEqual(len(lines), 1, lines)
        self.assertRegex(lines[0], rf"^info: \[liveshelf\].*\b{re.escape(version)}\b")
        self.assertEqual(self.desk.status()["version"], version)

    def test_module_is_listed_by_obs(self):
        self.assertTrue(self.obs.find(r"^info:     liveshelf\.so"))

    def test_counters_of_the_scene_collection_are_there(self):
        kinds = {
            source["inputName"]: source["inputKind"] for source in self.obs.client.request("GetInputList")["inputs"]
        }
        self.assertEqual(kinds.get("On air"), "liveshelf_stock_counter")
        self.assertEqual(kinds.get("One SKU"), "liveshelf_stock_counter")

    def test_counter_comes_and_goes_while_running(self):
        client = self.obs.client
        made = client.request(
            "CreateInput", sceneName="Scene", inputName="Another", inputKind="liveshelf_stock_counter",
            inputSettings={"sku": "CAP-RED"},
        )
        self.assertIn("inputUuid", made)
        client.request("RemoveInput", inputName="Another")

    def test_rehearsal_shop_fills_the_shelf(self):
        wait_for(lambda: len(self.desk.shelf()["skus"]) >= 5, "a shelf of several SKUs")
        self.assertTrue(self.desk.shelf()["rehearsal"])

    def test_without_a_stream_the_control_says_so(self):
        stream = self.desk.stream()
        self.assertEqual(stream["control"], "noStream")
        self.assertEqual(stream["verdict"], "idle")
        self.assertTrue(stream["controlSentence"])
