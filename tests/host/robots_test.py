"""Alerts reach the robots of group chats, signed as each wants it; a robot that hangs holds OBS up in nothing."""

import hashlib
import hmac
import json
from base64 import b64encode

from harness.plugin import json_feed
from harness.robot import RobotServer
from harness.shop import ShopServer
from harness.waiting import wait_for
from host_case import HostCase

SECRET = "SEC-of-the-group"
ALL = ["watch", "soon", "now", "soldOut", "oversold", "stale"]


def robot(number, kind, **more):
    return {"id": number, "name": f"Group {number}", "kind": kind, "host": "127.0.0.1", "levels": ALL, **more}


class RehearsalShop(HostCase):
    @classmethod
    def prepare(cls):
        cls.server = cls.enterClassContext(RobotServer())
        cls.settings = {
            "shop": {"kind": "rehearsal", "rehearsalSpeed": 20},
            "robots": [
                robot("a", "feishu", rehearsals=True, language="zh-CN"),
                robot("b", "plain", rehearsals=True, language="en-US"),
                robot("c", "plain"),
            ],
        }
        cls.secrets = {
            "robot.a": {"address": cls.server.url("/feishu"), "signingSecret": SECRET},
            "robot.b": {"address": cls.server.url("/plain"), "signingSecret": SECRET},
            "robot.c": {"address": cls.server.url("/no-rehearsals")},
        }

    def test_an_alert_arrives_signed_and_says_that_it_is_a_rehearsal(self):
        sent = wait_for(lambda: self.server.taken("/feishu"), "a message in the Feishu group", within=60)[0]
        body = json.loads(sent.body)
        key = f"{body['timestamp']}\n{SECRET}".encode()
        self.assertEqual(body["sign"], b64encode(hmac.new(key, b"", hashlib.sha256).digest()).decode())
        self.assertTrue(body["content"]["text"].startswith("LiveShelf【彩排】"), body)

        sent = wait_for(lambda: self.server.taken("/plain"), "a message for the plain robot", within=60)[0]
        signed = sent.headers["X-LiveShelf-Timestamp"].encode() + b"." + sent.body
        self.assertEqual(
            sent.headers["X-LiveShelf-Signature"],
            "sha256=" + hmac.new(SECRET.encode(), signed, hashlib.sha256).hexdigest(),
        )
        body = json.loads(sent.body)
        self.assertTrue(body["rehearsal"])
        self.assertTrue(body["text"].startswith("LiveShelf REHEARSAL: "), body)
        self.assertFalse(self.server.taken("/no-rehearsals"))


class HungRobot(HostCase):
    ends_obs = True

    @classmethod
    def prepare(cls):
        cls.server = cls.enterClassContext(RobotServer())
        cls.shop = cls.enterClassContext(ShopServer([{"sku": "HOODIE", "title": "Hoodie", "available": 60}]))
        cls.settings = {
            "shop": json_feed(cls.shop.url),
            "robots": [robot("hangs", "weCom"), robot("works", "weCom", language="en-US")],
        }
        cls.secrets = {
            "robot.hangs": {"address": cls.server.url("/hangs?key=1")},
            "robot.works": {"address": cls.server.url("/works?key=2")},
        }

    def test_a_hung_robot_holds_up_neither_the_other_nor_the_end(self):
        self.desk.wait_for_stock("HOODIE", 60)
        self.shop.sets("HOODIE", 0)
        sent = wait_for(lambda: self.server.taken("/works?key=2"), "a message for the robot that works", within=20)[0]
        self.assertIn("Hoodie", json.loads(sent.body)["text"]["content"])
        wait_for(lambda: self.server.taken("/hangs?key=1"), "a message that hangs", within=20)
        ending = self.stage.close()
        self.assertLess(ending.seconds, 1.0)
        self.judge(ending, streamed=False)
