"""Real orders in a real Vendure shop, seen in a real OBS: by asking every second, and by what the shop pushes."""

import time

from harness.ports import free_port
from harness.vendure import PASSWORD, PUSH_SECRET, USER, VendureShop
from host_case import HostCase

# What a user may count on; the push's figure has the shop's own answering time in it.
WITHIN_BY_PUSH = 0.3
WITHIN_BY_POLLING = 2.0


def vendure(shop, **more):
    return {"id": "vendure", "kind": "vendure", "url": shop.url, "account": USER, **more}


class Pushed(HostCase):
    @classmethod
    def prepare(cls):
        port = free_port()
        cls.shop = cls.enterClassContext(VendureShop(cls.folder, f"http://127.0.0.1:{port}/push/vendure"))
        cls.settings = {
            "version": 2,
            # Asked so rarely that only a push can be what tells.
            "shops": [vendure(cls.shop, pollEverySeconds=600)],
            "push": {"enabled": True, "port": port},
        }
        cls.secrets = {"vendure": {"password": PASSWORD, "pushSecret": PUSH_SECRET}}

    def test_orders_and_cancellations_are_on_the_shelf_at_once(self):
        self.desk.wait_for_stock("MUG-1", 100)
        delays = []
        left = 100
        for units in (1, 3, 2):
            code = self.shop.customer().buys("MUG-1", units)
            left -= units
            delays.append(self.delay_of("MUG-1", left))
        self.shop.cancels(code)
        delays.append(self.delay_of("MUG-1", left + 2))
        self.shop.has_on_hand("MUG-1", 500)
        delays.append(self.delay_of("MUG-1", 500 - 4))
        print("push to shelf:", *(f"{delay * 1000:.0f}" for delay in delays), "ms")
        self.assertLess(sorted(delays)[len(delays) // 2], WITHIN_BY_PUSH, delays)

    def test_two_orders_for_the_same_last_pieces_are_raised(self):
        self.desk.wait_for_stock("LS-L", 3)
        first = self.shop.customer().fills_cart("LS-L", 2).goes_to_pay()
        second = self.shop.customer().fills_cart("LS-L", 3).goes_to_pay()
        paid = [first.pays(), second.pays()]
        _, alert = self.desk.wait_for_event("AlertRaised", lambda event: event["level"] == "oversold")
        self.assertEqual(alert["sku"], "LS-L")
        self.assertIn(paid[1], alert["sentence"])
        self.shop.cancels(paid[1])
        self.desk.wait_for_event("AlertCleared", lambda event: event["id"] == alert["id"])

    def test_an_untracked_variant_has_no_number(self):
        self.desk.wait_for_stock("LS-S", 12)
        self.assertNotIn("available", self.desk.sku("GC-1"))

    def delay_of(self, sku, available):
        since = time.monotonic()
        self.desk.wait_for_stock(sku, available)
        return time.monotonic() - since


class Polled(HostCase):
    @classmethod
    def prepare(cls):
        cls.shop = cls.enterClassContext(VendureShop(cls.folder))
        cls.settings = {"version": 2, "shops": [vendure(cls.shop, pollEverySeconds=1)]}
        cls.secrets = {"vendure": {"password": PASSWORD}}

    def test_orders_are_on_the_shelf_within_two_seconds(self):
        self.desk.wait_for_stock("MUG-1", 100)
        self.desk.ask("SetOnAir", sku="MUG-1")
        left = 100
        for _ in range(5):
            self.shop.customer().buys("MUG-1", 1)
            left -= 1
            self.desk.wait_for_stock("MUG-1", left, within=WITHIN_BY_POLLING)
