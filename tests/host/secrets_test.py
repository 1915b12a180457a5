"""Keys of shops and robots are in the system's store, or in the owner-only file where there is none, and nowhere else: whatever a
shop answers, and however OBS ends."""

import json
import os
import resource
import signal
from urllib.parse import quote

from harness.canary import Canary
from harness.echoing_shop import MODES, EchoingShop
from harness.keyring import Session
from harness.obs_setup import PROFILE
from harness.plugin import json_feed, settings_file
from harness.ports import free_port
from harness.robot import RobotServer
from harness.waiting import wait_for
from host_case import HostCase

HEADER = "X-Api-Key"
ELSEWHERE = "Elsewhere"


def secrets_file(config):
    return config / "obs-studio/plugin_config/liveshelf/secrets.json"


class Canaries:
    """A room with two keys of a shop, one that it is sent and one that nothing uses, and those of a robot: its address
    and what it signs with."""

    setup = {"arguments": ("--verbose", "--unfiltered_log")}
    session = None

    @classmethod
    def prepare(cls):
        cls.key, cls.unused = Canary("the shop's key"), Canary("a key of another header")
        cls.shop = EchoingShop(HEADER, free_port())
        cls.address, cls.signing = Canary("the robot's address"), Canary("the robot's signing secret")
        cls.robot_port = free_port()
        cls.robot_path = "/echoes?key=" + quote(cls.address.value, safe="")
        cls.settings = {
            "shop": {**json_feed(cls.shop.url), "headerNames": [HEADER]},
            "robots": [{"id": "r1", "name": "Group", "kind": "dingTalk", "host": "127.0.0.1"}],
        }
        cls.secrets = {
            "shop": {HEADER: cls.key.value, "X-Unused": cls.unused.value},
            "robot.r1": {
                "address": f"http://127.0.0.1:{cls.robot_port}{cls.robot_path}",
                "signingSecret": cls.signing.value,
            },
        }

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.enterClassContext(cls.shop)  # in the network that the link has made
        cls.robot = cls.enterClassContext(RobotServer(cls.robot_port))

    def leaks(self, *allowed):
        places = [self.folder, *([self.session.home] if self.session else [])]  # all that this test's programs write
        return [
            (canary.what, *leak)
            for canary in (self.key, self.unused, self.address, self.signing)
            for place in places
            for leak in canary.found_in(place, but=allowed)
        ]

    def expect_no_leaks(self, *allowed):
        if leaks := self.leaks(*allowed):
            self.fail(f"{len(leaks)} leaks: " + "; ".join(f"{what} in {file}, {how}" for what, file, how in leaks))

    def follows_the_shop(self):
        self.desk.wait_for_stock("HOODIE", 41, within=30)

    def alerts_the_robot(self):
        """Which refuses, and gives its address back."""
        self.shop.available = 0
        wait_for(lambda: self.robot.began(self.robot_path), "a message for the robot", within=20)
        self.shop.available = 41
        self.follows_the_shop()

    def takes_answers(self, modes):
        for mode in modes:
            with self.subTest(mode):
                self.shop.mode = mode
                try:
                    sentence = wait_for(lambda: self.desk.shelf()["feed"], f"a sentence: {mode}", within=15)
                finally:
                    self.shop.mode = "ok"
                    self.opens_the_profile_anew()  # a shop that refused would be asked again after half a minute
                for how, text in self.key.spellings():
                    self.assertNotIn(text.decode(errors="replace"), sentence, how)

    def opens_the_profile_anew(self):
        """By way of another one. Reads its settings file and asks for its keys again."""
        client = self.obs.client
        if ELSEWHERE in client.request("GetProfileList")["profiles"]:
            client.request("SetCurrentProfile", profileName=ELSEWHERE)
        else:
            client.request("CreateProfile", profileName=ELSEWHERE)
        wait_for(lambda: self.desk.shelf()["rehearsal"], "the defaults of a new profile")
        client.request("SetCurrentProfile", profileName=PROFILE)
        wait_for(lambda: not self.desk.shelf()["rehearsal"] and self.desk.shelf()["feed"] == "", "the shop")
        self.follows_the_shop()

    def changes_settings(self):
        file = settings_file(self.obs.config)
        file.write_text(json.dumps({**json.loads(file.read_text()), "alerts": {"lowUnits": 7}}))
        self.opens_the_profile_anew()


class WithoutAStore(Canaries, HostCase):
    ends_obs = True
    uplink_kbps = 20000

    def test_keys_are_in_the_owner_only_file_and_nowhere_else(self):
        self.follows_the_shop()
        self.alerts_the_robot()
        self.obs.start_stream()
        self.shop.mode = "500 with the key in its page"
        wait_for(lambda: self.desk.shelf()["feed"], "a sentence about the shop")
        self.shop.mode = "ok"
        self.obs.stop_stream()
        self.takes_answers(MODES[1:])
        self.changes_settings()
        self.judge(self.stage.close(), streamed=True)
        kept = secrets_file(self.obs.config)
        self.assertEqual(kept.stat().st_mode & 0o777, 0o600)
        self.assertEqual(json.loads(kept.read_text())[PROFILE], self.secrets)
        self.expect_no_leaks(kept)


class AStore(Canaries):
    """The same with a password store of its own."""

    @classmethod
    def prepare(cls):
        super().prepare()
        cls.session = Session()
        cls.addClassCleanup(cls.session.close)
        cls.setup = {**cls.setup, "session_bus": cls.session.env["DBUS_SESSION_BUS_ADDRESS"]}


class WithAStore(AStore, HostCase):
    ends_obs = True

    def test_keys_move_into_the_store_and_are_in_no_file(self):
        self.follows_the_shop()
        for owner, kept in self.secrets.items():
            wait_for(lambda: self.session.stored(PROFILE, owner) == kept, f"the keys of {owner} in the store")
        wait_for(lambda: not self.leaks(), "no file that holds a key")
        self.alerts_the_robot()
        self.takes_answers(["500 with the key in its page"])
        self.changes_settings()
        self.assertEqual(self.desk.shelf()["notice"], "")
        self.judge(self.stage.close(), streamed=False)
        self.expect_no_leaks()


class HungStore(AStore, HostCase):
    ends_obs = True

    @classmethod
    def prepare(cls):
        super().prepare()
        cls.session.keyring.send_signal(signal.SIGSTOP)

    def test_obs_works_and_ends_though_the_store_hangs(self):
        self.follows_the_shop()  # with the key of the file
        self.assertIn("secrets.json", wait_for(lambda: self.desk.shelf()["notice"], "a notice"))
        ending = self.stage.close()
        self.assertLess(ending.seconds, 1.0)
        self.judge(ending, streamed=False)


class Crash(Canaries, HostCase):
    ends_obs = True

    def test_a_crash_writes_no_key(self):
        self.follows_the_shop()
        self.shop.mode = "500 with the key in its page"
        wait_for(lambda: self.desk.shelf()["feed"], "a sentence about the shop")
        # What the system itself may keep of a crashed program is the whole of its memory, and is its owner's.
        resource.prlimit(self.obs.pid, resource.RLIMIT_CORE, (0, 0))
        os.kill(self.obs.pid, signal.SIGSEGV)
        wait_for(lambda: not self.obs.running, "the end of OBS")
        self.expect_no_leaks(secrets_file(self.obs.config))
