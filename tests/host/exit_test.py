"""OBS ends at once, whatever the shop is doing."""

from harness.plugin import json_feed
from harness.shop import ShopServer
from harness.waiting import wait_for
from host_case import HostCase


class HungShop(HostCase):
    ends_obs = True

    @classmethod
    def prepare(cls):
        cls.shop = cls.enterClassContext(ShopServer([{"sku": "HOODIE", "title": "Hoodie", "available": 41}]))
        cls.settings = {"shop": json_feed(cls.shop.url)}

    def test_obs_ends_within_a_second_of_a_hung_request(self):
        self.desk.wait_for_stock("HOODIE", 41)
        self.shop.behaves("hangs")
        asked = self.shop.requests
        wait_for(lambda: self.shop.requests > asked, "a request that hangs")
        ending = self.stage.close()
        self.assertLess(ending.seconds, 1.0)
        self.judge(ending, streamed=False)
