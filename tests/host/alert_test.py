"""The host is told in time: low, sold out and restocked reach obs-websocket as they happen."""

from harness.plugin import json_feed
from harness.shop import ShopServer
from harness.waiting import wait_for
from host_case import HostCase


class Alerts(HostCase):
    @classmethod
    def prepare(cls):
        cls.shop = cls.enterClassContext(
            ShopServer(
                [{"sku": "HOODIE", "title": "Hoodie", "available": 60}, {"sku": "MUG", "title": "Mug", "available": 9}]
            )
        )
        cls.settings = {"shop": json_feed(cls.shop.url), "alerts": {"lowUnits": 10}}

    def test_alert_rises_is_acknowledged_worsens_and_clears(self):
        self.desk.wait_for_stock("HOODIE", 60)
        self.shop.sets("HOODIE", 8)
        _, low = self.desk.wait_for_event("AlertRaised", lambda event: event["sku"] == "HOODIE")
        self.assertEqual(low["status"], "low")
        self.assertIn("Hoodie", low["sentence"])
        self.assertIn("8", low["sentence"])
        self.assertFalse(self.alert(low["id"])["acknowledged"])

        self.desk.ask("AcknowledgeAlert", id=low["id"])
        wait_for(lambda: self.alert(low["id"])["acknowledged"], "the alert acknowledged")

        self.shop.sets("HOODIE", 0)
        _, gone = self.desk.wait_for_event("AlertRaised", lambda event: event["status"] == "soldOut")
        self.assertGreater(gone["id"], low["id"])
        self.assertEqual(self.desk.sku("HOODIE")["status"], "soldOut")

        self.shop.sets("HOODIE", 500)
        self.desk.wait_for_event("AlertCleared", lambda event: event["id"] == gone["id"])
        wait_for(lambda: self.desk.sku("HOODIE")["status"] == "ok", "HOODIE ok again")

    def test_what_was_low_at_the_start_is_no_news(self):
        wait_for(lambda: self.desk.sku("MUG"), "MUG on the shelf")
        self.assertFalse([event for _, _, event in self.desk.events("AlertRaised") if event["sku"] == "MUG"])

    def alert(self, number):
        return next((alert for alert in self.desk.shelf()["alerts"] if alert["id"] == number), None)
