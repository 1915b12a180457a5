"""The ground that all tests with a real OBS stand on: one OBS a class, its files kept, its end judged.

A class ends by ending its OBS, and fails if OBS had to be killed, crashed, said an `error:` line of ours, or leaked
more than a plain OBS that did the same. A crash that is known to be OBS's own (harness/crash.py) is said, and not held
against us.
"""

import os
import shutil
import subprocess
import unittest
from pathlib import Path

from harness.obs_setup import colour
from harness.plugin import Plugin
from harness.screen import grab_screen
from harness.stage import Stage

SUITE = os.environ.get("LIVESHELF_INSIDE") or "native"
PROJECT = Path(__file__).resolve().parents[2]
KEPT = PROJECT / "build/host" / SUITE
DATA = Path(__file__).resolve().parent / "data"
# What an OBS that lags leaks besides: 32.2.2 without any plugin three more, in one of three runs with a scene that is
# too heavy.
LEAKS_OF_LAG = 6
# What 32.2.2 leaks besides in one of five runs that are short or add scenes, without any plugin: up to five.
LEAKS_OF_OBS_32 = 5


class HostCase(unittest.TestCase):
    # What a class may set; see Stage and ObsSetup.
    settings = {}
    secrets = None
    items = (colour(),)
    uplink_kbps = None
    setup = {}
    ends_obs = False  # a test ends OBS and judges it itself

    @classmethod
    def prepare(cls):
        """Called before OBS starts: start shops, write files, set `settings`."""

    @classmethod
    def setUpClass(cls):
        cls.folder = fresh_folder(cls.__module__, cls.__name__)
        cls.prepare()
        cls.stage = Stage(
            cls.folder, Plugin(cls.settings, secrets=cls.secrets), cls.uplink_kbps, items=list(cls.items), **cls.setup
        )
        cls.addClassCleanup(cls.stage.close)
        cls.obs, cls.desk, cls.link = cls.stage.obs, cls.stage.desk, cls.stage.link

    @classmethod
    def tearDownClass(cls):
        if cls.ends_obs:
            return
        if not cls.obs.running:
            raise AssertionError(f"OBS ended in the middle of the test: {cls.obs.stop()} {cls.obs.log_file}")
        cls.judge(cls.stage.close(), streamed=cls.uplink_kbps is not None)

    @classmethod
    def judge(cls, ending, streamed):
        log = f"(log: {cls.obs.log_file})"
        of_obs = ending.crash.of_obs if ending.crash and ending.by_itself else ""
        if of_obs:
            print(f"note    {cls.__module__}.{cls.__name__}: OBS itself crashed at its end: {of_obs} {log}", flush=True)
        elif not ending.by_itself or ending.code != 0:
            raise AssertionError(f"OBS did not end cleanly: {ending} {log}")
        if errors := cls.obs.our_errors():
            raise AssertionError(f"error lines of ours: {errors} {log}")
        if of_obs:
            return  # it did not get as far as to count its leaks
        allowed = plain_leaks(streamed) + (LEAKS_OF_LAG if cls.obs.lagged() else 0)
        if SUITE == "forky":
            allowed += LEAKS_OF_OBS_32
        if ending.leaks is None or ending.leaks > allowed:
            raise AssertionError(f"{ending.leaks} leaks, plain OBS has {allowed} {log}")

    def run(self, result=None):
        before = len(result.failures) + len(result.errors) if result else 0
        super().run(result)
        if result and len(result.failures) + len(result.errors) > before and hasattr(self, "stage"):
            grab_screen(self.stage.display, self.folder / f"{self._testMethodName}.png")

    def screen(self, source="Scene"):
        return self.obs.client.screenshot(source)


def fresh_folder(*names):
    folder = KEPT.joinpath(*names)
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    return folder


def plain_leaks(streamed):
    """What this root's OBS leaks by itself when it does the same. Measured once for each version of OBS and kept."""
    version = subprocess.run(["obs", "--version"], capture_output=True, text=True).stdout.strip()
    kept = KEPT / f"plain-leaks-{'streaming' if streamed else 'idle'}-{version.split()[-1]}.txt"
    if not kept.exists():
        kept.parent.mkdir(parents=True, exist_ok=True)
        kept.write_text(str(measure_plain_leaks(streamed)))
    return int(kept.read_text())


def measure_plain_leaks(streamed):
    while True:
        ending, log = plain_ending(streamed)
        if ending.leaks is not None:
            return ending.leaks
        if not (ending.crash and ending.crash.of_obs):
            raise AssertionError(f"OBS without LiveShelf did not end cleanly: {ending} (log: {log})")
        print(f"note    OBS without LiveShelf crashed and is measured again: {ending.crash.of_obs}", flush=True)


def plain_ending(streamed):
    folder = fresh_folder("plain", str(os.getpid()))
    with Stage(folder, uplink_kbps=20000 if streamed else None, items=[colour()]) as stage:
        if streamed:
            stage.obs.start_stream()
            stage.viewer.wait_for_picture()
            stage.obs.stop_stream()
        return stage.close(), stage.obs.log_file
