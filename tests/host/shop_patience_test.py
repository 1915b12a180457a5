"""A shop that takes forever: the number goes off the screen long before the request is given up."""

from harness.obs_setup import colour, counter
from harness.pictures import is_blank
from harness.plugin import json_feed
from harness.shop import ShopServer
from harness.waiting import wait_for
from host_case import HostCase


class SlowShop(HostCase):
    items = (colour(0), counter("Hoodie", (20, 20), sku="HOODIE"))

    @classmethod
    def prepare(cls):
        cls.shop = cls.enterClassContext(ShopServer([{"sku": "HOODIE", "title": "Hoodie", "available": 41}]))
        cls.settings = {"shop": json_feed(cls.shop.url), "alerts": {"staleAfterSeconds": 2}}

    def test_number_is_hidden_first_and_then_the_feed_says_why(self):
        self.desk.wait_for_stock("HOODIE", 41)
        wait_for(lambda: not is_blank(self.screen("Hoodie")), "the counter on screen")
        self.shop.behaves("slow")  # a byte a second
        wait_for(lambda: self.desk.sku("HOODIE")["stale"], "a stale number", within=5)
        wait_for(lambda: is_blank(self.screen("Hoodie")), "no counter on screen", within=1)
        wait_for(lambda: self.desk.shelf()["feed"], "a sentence about the shop", within=25)  # given up after 20 s
