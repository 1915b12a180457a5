"""A shop that fails: the feed line says what is wrong, the numbers go stale, and all heals by itself."""

from harness.plugin import json_feed, stock_file
from harness.shop import ShopServer
from harness.waiting import wait_for
from host_case import HostCase


class Feed(HostCase):
    @classmethod
    def prepare(cls):
        cls.shop = cls.enterClassContext(ShopServer([{"sku": "HOODIE", "title": "Hoodie", "available": 41}]))
        cls.settings = {"shop": json_feed(cls.shop.url), "alerts": {"staleAfterSeconds": 2}}

    def setUp(self):
        self.shop.behaves("ok")
        wait_for(lambda: self.desk.shelf()["feed"] == "", "a feed without trouble", within=20)
        self.desk.wait_for_stock("HOODIE", 41)

    def expect_trouble(self, mode, *words):
        self.shop.behaves(mode)
        sentence = wait_for(lambda: self.desk.shelf()["feed"], f"a sentence about a shop that is {mode!r}", within=15)
        for word in words:
            self.assertIn(word, sentence)
        self.assertRegex(sentence, " ", "a key instead of a sentence")
        wait_for(lambda: self.desk.sku("HOODIE")["stale"], "a stale number", within=10)
        self.assertEqual(self.desk.sku("HOODIE")["available"], 41)

    def test_not_found(self):
        self.expect_trouble("not found", "404")

    def test_server_error(self):
        self.expect_trouble("server error", "500")

    def test_not_json(self):
        self.expect_trouble("not json")

    def test_json_of_another_shape(self):
        self.expect_trouble("other json", "/items")

    def test_half_a_body(self):
        self.expect_trouble("half body")

    def test_too_large(self):
        self.expect_trouble("huge")


class File(HostCase):
    @classmethod
    def prepare(cls):
        cls.file = cls.folder / "stock.csv"
        cls.file.write_text("sku,title,available\nHOODIE,Hoodie,41\n")
        cls.settings = {"shop": stock_file(cls.file), "alerts": {"staleAfterSeconds": 2}}

    def test_file_changes_disappears_and_comes_back(self):
        self.desk.wait_for_stock("HOODIE", 41)
        self.file.write_text("sku,title,available\nHOODIE,Hoodie,7\n")
        self.desk.wait_for_stock("HOODIE", 7)
        self.file.unlink()
        wait_for(lambda: self.desk.shelf()["feed"], "a sentence about the missing file")
        wait_for(lambda: self.desk.sku("HOODIE")["stale"], "a stale number")
        self.file.write_text("sku,title,available\nHOODIE,Hoodie,12\n")
        self.desk.wait_for_stock("HOODIE", 12)
        wait_for(lambda: self.desk.shelf()["feed"] == "", "a feed without trouble")

    def test_half_written_file_is_not_taken_for_stock(self):
        self.file.write_text("sku,title,available\nHOODIE,Hoodie,30\n")
        self.desk.wait_for_stock("HOODIE", 30)
        self.file.write_text('sku,title,available\nHOODIE,"Hoo')
        wait_for(lambda: self.desk.shelf()["feed"], "a sentence about the broken file")
        self.assertEqual(self.desk.sku("HOODIE")["available"], 30)
