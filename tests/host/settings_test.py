"""Settings files that cannot be used: never lost, never silently replaced."""

from harness.plugin import settings_file
from harness.waiting import wait_for
from host_case import HostCase

BROKEN = '{"version": 1, "shop": {"kind": "jsonFeed", "url": "http'


class BrokenSettings(HostCase):
    settings = BROKEN

    def test_file_is_kept_aside_and_the_dock_says_so(self):
        file = settings_file(self.obs.config)
        kept = file.with_name(file.name + ".bad")
        wait_for(kept.exists, f"{kept.name} beside the settings")
        self.assertEqual(kept.read_text(), BROKEN)
        notice = wait_for(lambda: self.desk.shelf()["notice"], "a notice")
        self.assertIn(".bad", notice)
        self.assertTrue(self.desk.shelf()["rehearsal"], "the defaults are used")


class NewerSettings(HostCase):
    settings = '{"version": 999, "shop": {"kind": "fromTheFuture"}}'

    def test_file_of_a_newer_version_is_left_alone(self):
        wait_for(lambda: self.desk.shelf()["notice"], "a notice")
        self.assertEqual(settings_file(self.obs.config).read_text(), self.settings)
