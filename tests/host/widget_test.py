"""Counters as a scene designer has them: in every place of OBS where a source can be, and following what is asked."""

import json
from pathlib import Path

from harness.obs_client import RequestFailed
from harness.obs_setup import COLLECTION, SCENE, Item, colour, counter
from harness.picture import render_test_picture
from harness.pictures import gray, is_blank, read_code, read_number, same
from harness.plugin import stock_file
from harness.waiting import wait_for
from host_case import DATA, HostCase

PLAIN = str(DATA / "number.svg")
PLAIN_SIZE = (320, 120)


class Widget(HostCase):
    items = (
        colour(0),
        counter("One SKU", (0, 0), sku="HOODIE-M", template=PLAIN, follow="sku", motion="off"),
        counter("Product", (320, 0), sku="HOODIE-M", template=PLAIN, follow="product", motion="off"),
        counter("On air", (0, 120), template=PLAIN, motion="off"),
        counter("Capped", (320, 120), sku="MUG", template=PLAIN, motion="off", cap=20),
        counter("Grid", (0, 240), template="grid-dark.svg", follow="product_on_air", zoom=0.3),
        counter("Next", (320, 240), template=PLAIN, follow="queue", motion="off"),
    )

    @classmethod
    def prepare(cls):
        cls.file = cls.folder / "stock.csv"
        cls.sells(41)
        cls.settings = {"shop": stock_file(cls.file)}

    @classmethod
    def sells(cls, medium):
        cls.file.write_text(
            "sku,title,variant,available\n"
            f"HOODIE-S,Hoodie,S,12\nHOODIE-M,Hoodie,M,{medium}\nHOODIE-L,Hoodie,L,0\nMUG,Mug,,1500\n"
        )

    def setUp(self):
        self.sells(41)
        self.desk.wait_for_stock("HOODIE-M", 41)
        self.desk.ask("SetOnAir", sku="HOODIE-M")

    def number_of(self, source):
        try:
            return read_number(gray(self.screen(source)))
        except RequestFailed:  # it was made a moment ago and has no size yet
            return ""

    def wait_for_number(self, source, number):
        wait_for(lambda: self.number_of(source) == number, f"{number!r} on {source!r}")

    def test_follows_a_sku_a_product_what_is_on_air_and_what_comes_next(self):
        self.wait_for_number("One SKU", "41")
        self.wait_for_number("Product", "53")
        self.wait_for_number("On air", "41")
        self.desk.ask("SetOnAir", sku="HOODIE-S")
        self.wait_for_number("On air", "12")
        self.wait_for_number("Next", "41")
        self.sells(7)
        self.wait_for_number("Product", "19")

    def test_a_product_with_its_sizes_is_drawn_and_changes(self):
        with_41 = wait_for(lambda: not is_blank(shot := self.screen("Grid")) and shot, "the size grid")
        self.sells(7)
        wait_for(lambda: not same(self.screen("Grid"), with_41), "another number in the grid")

    def test_a_capped_number_is_not_the_whole_one(self):
        shown = wait_for(lambda: self.number_of("Capped"), "a number on the capped counter")
        self.assertEqual(shown[:2], "20")
        self.assertNotIn("1500", shown)

    def test_a_duplicate_and_the_preview_of_studio_mode_show_the_same(self):
        client = self.obs.client
        client.request("SetStudioModeEnabled", studioModeEnabled=True)
        try:
            client.request("CreateScene", sceneName="Another")
            client.request("CreateSceneItem", sceneName="Another", sourceName="One SKU")
            made = client.request(
                "CreateInput",
                sceneName="Another",
                inputName="Copy",
                inputKind="liveshelf_stock_counter",
                inputSettings=client.request("GetInputSettings", inputName="One SKU")["inputSettings"],
            )
            self.assertTrue(made["sceneItemId"])
            client.request("SetCurrentPreviewScene", sceneName="Another")
            self.wait_for_number("Copy", "41")
            self.sells(8)
            self.wait_for_number("Copy", "8")
            self.wait_for_number("One SKU", "8")
            client.request("TriggerStudioModeTransition")
            wait_for(
                lambda: client.request("GetCurrentProgramScene")["currentProgramSceneName"] == "Another",
                "the other scene on program",
            )
            self.wait_for_number("Copy", "8")
        finally:
            client.request("SetStudioModeEnabled", studioModeEnabled=False)
            client.request("SetCurrentProgramScene", sceneName=SCENE)
            client.request("RemoveScene", sceneName="Another")

    def test_the_collection_holds_a_built_in_template_by_its_name(self):
        self.obs.client.request("CreateScene", sceneName="Saved")  # OBS saves
        path = Path(self.obs.config) / f"obs-studio/basic/scenes/{COLLECTION}.json"

        def saved():
            sources = {source["name"]: source for source in json.loads(path.read_text())["sources"]}
            return "Saved" in sources and sources["Grid"]["settings"]

        settings = wait_for(saved, "the saved collection")
        self.obs.client.request("RemoveScene", sceneName="Saved")
        self.assertEqual(settings["template"], "grid-dark.svg")
        self.assertEqual(settings["follow"], "product_on_air")


class CodeOnTheStream(HostCase):
    """At 1080p and 2.5 Mbit/s, over a picture that moves everywhere."""

    uplink_kbps = 20000
    setup = {"size": (1920, 1080), "fps": 10, "kbps": 2500}
    LINK = "https://shop.example/p/hoodie-navy?from=live&room=1024"

    @classmethod
    def prepare(cls):
        clip = cls.folder / "clip.mp4"
        render_test_picture(clip, fps=10)
        playing = {"local_file": str(clip), "looping": True, "is_local_file": True}
        cls.items = (
            Item("Picture", "ffmpeg_source", playing, zoom=3.0),
            counter("Lower third", (400, 820), sku="HOODIE", template="lower-third-dark.svg"),
        )
        file = cls.folder / "stock.csv"
        file.write_text(f"sku,title,available,link\nHOODIE,Hoodie,41,{cls.LINK}\n")
        cls.settings = {"shop": stock_file(file)}

    def test_a_viewers_phone_reads_the_code(self):
        self.desk.wait_for_stock("HOODIE", 41)
        wait_for(lambda: not is_blank(self.screen("Lower third")), "the lower third")
        self.obs.start_stream()
        self.stage.viewer.wait_for_picture(frames=60, within=40)
        self.obs.stop_stream()
        codes = [read_code(self.stage.ingest.recording(), second) for second in (2, 3, 4)]
        self.assertEqual(codes, [self.LINK] * 3)
