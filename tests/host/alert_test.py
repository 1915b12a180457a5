"""The host is told in time: what is low, hot, sold out or restocked reaches obs-websocket as it happens."""

from harness.plugin import json_feed
from harness.shop import ShopServer
from harness.waiting import wait_for
from host_case import HostCase


class Alerts(HostCase):
    @classmethod
    def prepare(cls):
        cls.shop = cls.enterClassContext(
            ShopServer(
                [
                    {"sku": "HOODIE", "title": "Hoodie", "available": 60},
                    {"sku": "MUG", "title": "Mug", "available": 9},
                    {"sku": "SCARF", "title": "Scarf", "available": 90},
                ]
            )
        )
        cls.settings = {"shop": json_feed(cls.shop.url), "alerts": {"lowUnits": 10, "skus": [{"sku": "SCARF", "soonUnits": 50, "nowUnits": 20, "lowUnits": 0}]}}

    def test_alert_rises_is_acknowledged_worsens_and_clears(self):
        self.desk.wait_for_stock("HOODIE", 60)
        self.shop.sets("HOODIE", 8)
        _, low = self.desk.wait_for_event("AlertRaised", lambda event: event["sku"] == "HOODIE")
        self.assertEqual(low["level"], "watch")
        self.assertIn("Hoodie", low["sentence"])
        self.assertIn("8", low["sentence"])
        self.assertFalse(self.alert(low["id"])["acknowledged"])

        self.desk.ask("AcknowledgeAlert", id=low["id"])
        wait_for(lambda: self.alert(low["id"])["acknowledged"], "the alert acknowledged")

        self.shop.sets("HOODIE", 0)
        _, gone = self.desk.wait_for_event("AlertRaised", lambda event: event["level"] == "soldOut")
        self.assertGreater(gone["id"], low["id"])
        self.assertEqual(self.desk.sku("HOODIE")["status"], "soldOut")

        self.shop.sets("HOODIE", 500)
        self.desk.wait_for_event("AlertCleared", lambda event: event["id"] == gone["id"])
        wait_for(lambda: self.desk.sku("HOODIE")["status"] == "ok", "HOODIE ok again")

    def test_what_was_low_at_the_start_is_no_news(self):
        wait_for(lambda: self.desk.sku("MUG"), "MUG on the shelf")
        self.assertFalse([event for _, _, event in self.desk.events("AlertRaised") if event["sku"] == "MUG"])

    def test_rules_of_one_product_escalate_and_a_snooze_makes_it_quiet(self):
        self.desk.wait_for_stock("SCARF", 90)
        self.shop.sets("SCARF", 45)
        _, soon = self.desk.wait_for_event("AlertRaised", lambda event: event["sku"] == "SCARF")
        self.assertEqual((soon["level"], soon["loud"]), ("soon", False))
        self.assertIn("45 left", soon["sentence"])
        self.assertIn("next item", soon["sentence"])

        self.assertEqual(self.desk.ask("SnoozeAlert", id=10_000), {"error": "No such alert."})
        self.desk.ask("SnoozeAlert", id=soon["id"], minutes=10)
        wait_for(lambda: self.alert(soon["id"])["snoozed"], "the scarf snoozed")
        snooze = self.desk.ask("GetAlerts")["snoozes"][0]
        self.assertEqual(snooze["sku"], "SCARF")
        self.assertTrue(590 < snooze["secondsLeft"] <= 600, snooze)

        self.shop.sets("SCARF", 12)
        _, now = self.desk.wait_for_event(
            "AlertRaised", lambda event: event["sku"] == "SCARF" and event["level"] == "now"
        )
        self.assertEqual((now["snoozed"], now["loud"]), (True, False))
        self.desk.ask("EndSnooze", sku="SCARF")
        wait_for(lambda: not self.desk.ask("GetAlerts")["snoozes"], "the snooze taken back")
        self.assertFalse(self.alert(now["id"])["snoozed"])

    def alert(self, number):
        return next((alert for alert in self.desk.shelf()["alerts"] if alert["id"] == number), None)
