#!/usr/bin/env python3
"""The system's store as rooms meet it: a real gnome-keyring-daemon on a bus of its own, unlocked, locked, stopped in
the middle, and no store at all. `secret-tool` says what is really there.

    tests/secrets/keyring_test.py PROBE
"""

import json
import signal
import socket
import subprocess
import sys
import threading
import time
import unittest
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "support"))
sys.dont_write_bytecode = True

from harness.keyring import Session
from harness.waiting import Late, wait_for

PROBE = sys.argv.pop(1) if len(sys.argv) > 1 else sys.exit(__doc__)
NO_ANSWER = 3.0  # the keeper's patience


class Room:
    """The keeper of one room, running."""

    def __init__(self, session, *arguments, profile="Room 1"):
        options = [word for word in arguments if word.startswith("--")]
        values = [word for word in arguments if not word.startswith("--")]
        self._process = subprocess.Popen(
            [PROBE, *options, str(session.file), profile, "shop", *values],
            env=session.env,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )
        self.lines = []
        self._thread = threading.Thread(target=self._read, daemon=True)
        self._thread.start()

    def _read(self):
        for line in self._process.stdout:
            self.lines.append(json.loads(line))

    def news(self, secrets, notice="", within=10):
        def came():
            return next((one for one in self.lines if one.get("secrets") == secrets and one["notice"] == notice), None)

        try:
            return wait_for(came, f"{secrets} {notice!r}", within)
        except Late as late:
            raise AssertionError(f"{late}; there were {self.lines}") from None

    def close(self):
        """Seconds that the keeper took to end."""
        self._process.stdin.close()
        self._thread.join(10)
        self._process.stdout.close()
        assert self._process.wait(10) == 0, self._process.returncode
        return self.lines[-1]["ended"]


class Keyring(unittest.TestCase):
    def session(self, **how):
        session = Session(**how)
        self.addCleanup(session.close)
        return session

    def room(self, *arguments, **more):
        room = Room(*arguments, **more)
        self.addCleanup(lambda: room._process.poll() is None and room._process.kill())
        return room

    def test_values_are_in_the_keyring_and_in_no_file(self):
        session = self.session()
        room = self.room(session, "Authorization=Bearer canary-secret", "X-Key=键 \"quoted\"")
        wanted = {"Authorization": "Bearer canary-secret", "X-Key": "键 \"quoted\""}
        room.news({"shop": wanted})
        wait_for(lambda: session.stored("Room 1") == wanted, "the entry")
        self.assertLess(room.close(), 0.5)
        self.assertEqual(session.everywhere("canary-secret"), [])

        again = self.room(session)
        self.assertLess(again.news({"shop": wanted})["after"], 2)
        again.close()
        other = self.room(session, profile="Room 2")
        other.news({"shop": {}})
        other.close()

        forgetting = self.room(session, "--forget")
        forgetting.news({})
        wait_for(lambda: session.stored("Room 1") is None, "no entry")
        forgetting.close()

    def test_the_old_file_moves_into_the_keyring(self):
        session = self.session()
        session.file.write_text(json.dumps({"Room 1": {"Authorization": "Bearer old-canary"}}))
        room = self.room(session)
        room.news({"shop": {"Authorization": "Bearer old-canary"}})
        wait_for(lambda: session.stored("Room 1") == {"Authorization": "Bearer old-canary"}, "the entry")
        wait_for(lambda: session.everywhere("old-canary") == [], "no file with it")
        room.close()

    def test_without_a_bus_the_file_is_used_and_nothing_is_started(self):
        session = self.session(bus=False)
        room = self.room(session, "Authorization=Bearer canary")
        said = room.news({"shop": {"Authorization": "Bearer canary"}}, "Secrets.NoStore")
        self.assertLess(said["after"], 1)
        self.assertLess(room.close(), 0.5)
        self.assertEqual(session.everywhere("Bearer canary"), ["secrets.json"])
        self.assertEqual(session.file.stat().st_mode & 0o777, 0o600)

    def test_a_bus_without_a_keyring(self):
        session = self.session(keyring=False)
        room = self.room(session, "Authorization=Bearer canary")
        room.news({"shop": {"Authorization": "Bearer canary"}}, "Secrets.NoStore")
        self.assertLess(room.close(), 0.5)
        self.assertEqual(session.everywhere("Bearer canary"), ["secrets.json"])

    def test_a_bus_that_accepts_and_says_nothing(self):
        session = self.session(bus=False)
        path = session.home / "mute"
        with socket.socket(socket.AF_UNIX) as mute:
            mute.bind(str(path))
            mute.listen()
            session.env["DBUS_SESSION_BUS_ADDRESS"] = f"unix:path={path}"
            room = self.room(session)
            said = room.news({}, "Secrets.NotAnswering")
            self.assertAlmostEqual(said["after"], NO_ANSWER, delta=0.7)
            self.assertLess(room.close(), 0.6)

    def test_a_bus_that_goes_away_does_not_end_the_process(self):
        session = self.session()
        room = self.room(session, "Authorization=Bearer a")
        wait_for(lambda: session.stored("Room 1"), "the entry")
        session.kill()
        time.sleep(0.3)  # in which GLib would end the process
        self.assertLess(room.close(), 0.5)

    def test_a_locked_keyring_that_nobody_unlocks(self):
        session = self.session()
        first = self.room(session, "Authorization=Bearer a")
        wait_for(lambda: session.stored("Room 1"), "the entry")
        first.close()
        session.lock()
        room = self.room(session, "X-Key=canary")
        room.news({"shop": {"X-Key": "canary"}}, "Secrets.Locked")
        self.assertLess(room.close(), 0.6)
        self.assertEqual(session.everywhere("canary"), ["secrets.json"])

        # What was typed meanwhile goes over what is there, and leaves the file.
        session.log_in_again()
        again = self.room(session)
        both = {"Authorization": "Bearer a", "X-Key": "canary"}
        again.news({"shop": both})
        wait_for(lambda: session.stored("Room 1") == both, "the entry")
        wait_for(lambda: session.everywhere("canary") == [], "no file with it")
        again.close()

    def test_what_a_locked_keyring_keeps_is_forgotten_at_the_next_start(self):
        session = self.session()
        room = self.room(session, "Authorization=Bearer a")
        wait_for(lambda: session.stored("Room 1"), "the entry")
        room.close()
        session.lock()
        forgetting = self.room(session, "--forget")
        forgetting.news({})
        forgetting.close()
        self.assertIn(["Room 1", "shop"], json.loads(session.file.read_text())[""]["forget"])

        session.log_in_again()
        self.assertEqual(session.stored("Room 1"), {"Authorization": "Bearer a"}, "it was locked in")
        again = self.room(session)
        again.news({"shop": {}})
        wait_for(lambda: session.stored("Room 1") is None, "no entry")
        again.close()
        self.assertFalse(session.file.exists())

    def test_a_keyring_that_stops_answering_and_comes_back(self):
        session = self.session()
        first = self.room(session, "Authorization=Bearer a")
        wait_for(lambda: session.stored("Room 1"), "the entry")
        first.close()
        session.keyring.send_signal(signal.SIGSTOP)
        room = self.room(session)
        said = room.news({}, "Secrets.NotAnswering")
        self.assertAlmostEqual(said["after"], NO_ANSWER, delta=0.7)
        session.keyring.send_signal(signal.SIGCONT)
        room.news({"shop": {"Authorization": "Bearer a"}})
        room.close()

    def test_the_end_while_the_keyring_does_not_answer(self):
        session = self.session()
        session.keyring.send_signal(signal.SIGSTOP)
        room = self.room(session, "Authorization=Bearer typed")
        room.news({"shop": {"Authorization": "Bearer typed"}}, "Secrets.NotAnswering")
        self.assertLess(room.close(), 0.6)
        self.assertEqual(session.everywhere("Bearer typed"), ["secrets.json"])
        self.assertFalse(any("left behind" in line.get("log", "") for line in room.lines), "libsecret can be given up")


if __name__ == "__main__":
    unittest.main(verbosity=2)
