"""A show is written down: what was shown can be proved, a show that broke off goes on, and a disk that takes nothing
stops neither."""

import os
import unittest

from harness.journal import fill, journal_folder, rows, sessions, shown, small_disk
from harness.obs_setup import colour, counter
from harness.pictures import gray, read_number
from harness.plugin import json_feed
from harness.shop import ShopServer
from harness.waiting import wait_for
from host_case import DATA, HostCase

PLAIN = str(DATA / "number.svg")  # a number in white on black, 320 × 120


class Following(HostCase):
    items = (colour(0), counter("On air", (20, 20), template=PLAIN))

    @classmethod
    def prepare(cls):
        cls.shop = cls.enterClassContext(
            ShopServer(
                [{"sku": "HOODIE", "title": "Hoodie", "available": 41}, {"sku": "MUG", "title": "Mug", "available": 9}]
            )
        )
        cls.settings = {"shop": json_feed(cls.shop.url), "alerts": {"staleAfterSeconds": 3}}

    def program(self):
        return gray(self.screen())[20:140, 20:340]

    def expect_on_program(self, number):
        wait_for(lambda: read_number(self.program()) == number, f"{number} on the program", within=10)

    def session(self):
        return sessions(self.obs.config)[-1]

    def wait_for_shown(self, *texts):
        wait_for(
            lambda: [row["shown"] for row in shown(self.session()) if row["shown"].isdigit()] == list(texts),
            f"{texts} in the journal",
        )


class BrokenOff(Following):
    ends_obs = True

    def test_a_killed_show_goes_on_with_its_numbers_and_their_age(self):
        self.desk.wait_for_stock("HOODIE", 41)
        self.desk.ask("SetOnAir", sku="HOODIE")
        self.expect_on_program("41")
        self.shop.sets("HOODIE", 38)
        self.expect_on_program("38")
        self.wait_for_shown("41", "38")

        self.shop.behaves("hangs")
        self.obs.kill()
        self.obs.start_again()
        hoodie = wait_for(lambda: self.desk.sku("HOODIE"), "what was known before")
        self.assertEqual(hoodie["available"], 38)
        self.assertEqual(self.desk.shelf()["onAir"], "HOODIE")
        wait_for(lambda: self.desk.sku("HOODIE")["stale"], "a number that is marked as old", within=10)
        self.assertIn("cut off", wait_for(lambda: self.desk.shelf()["notice"], "a word about the restart"))
        wait_for(lambda: read_number(self.program()) == "", "no old number on the program", within=10)

        self.shop.sets("HOODIE", 12)
        self.shop.behaves("ok")
        self.expect_on_program("12")
        # A number of a moment ago is still good when OBS is back within the time that it may be shown.
        again = [row["shown"] for row in shown(self.session())].count("38") - 1
        self.wait_for_shown("41", "38", *["38"] * again, "12")
        self.assertLessEqual(again, 1)
        self.assertEqual(len(sessions(self.obs.config)), 1, "it is one show")
        for row in shown(self.session()):
            if row["shown"].isdigit():
                self.assertEqual((row["sku"], row["shops"]), ("HOODIE", "shop"))
                self.assertLessEqual(row["at"] - row["confirmed"], 3000, "older than a number may be")

        self.judge(self.stage.close(), streamed=False)
        self.assertEqual(rows(self.session(), "SELECT ended FROM session"), [{"ended": 1}])
        self.assertEqual(shown(self.session())[-1]["shown"], "", "nothing is shown after the end")


@unittest.skipUnless(os.geteuid() == 0, "only root may mount a small disk")
class FullDisk(Following):
    @classmethod
    def prepare(cls):
        super().prepare()
        cls.disk = cls.enterClassContext(small_disk(journal_folder(cls.folder / "obs/config")))

    def test_the_show_goes_on_and_says_that_nothing_is_recorded(self):
        self.desk.wait_for_stock("HOODIE", 41)
        self.desk.ask("SetOnAir", sku="HOODIE")
        self.expect_on_program("41")
        ballast = fill(self.disk)
        stock = 1000

        def sells_until_it_is_said():
            nonlocal stock
            stock -= 1
            self.shop.sets("HOODIE", stock)
            return "disk is full" in self.desk.shelf()["notice"]

        wait_for(sells_until_it_is_said, "a notice that the disk is full", within=60)
        self.desk.wait_for_stock("HOODIE", stock)
        self.expect_on_program(str(stock))

        ballast.unlink()
        self.shop.sets("HOODIE", 700)
        self.expect_on_program("700")
        wait_for(
            lambda: "recorded again" in self.desk.shelf()["notice"], "a notice that recording goes on", within=30
        )


@unittest.skipUnless(os.geteuid() == 0, "only root may mount a small disk")
class ReadOnlyDisk(Following):
    @classmethod
    def prepare(cls):
        super().prepare()
        cls.enterClassContext(small_disk(journal_folder(cls.folder / "obs/config"), "ro"))

    def test_the_show_goes_on_and_says_that_nothing_is_recorded(self):
        self.desk.wait_for_stock("HOODIE", 41)
        self.desk.ask("SetOnAir", sku="HOODIE")
        self.expect_on_program("41")
        self.assertIn("Nothing of this show is being recorded", wait_for(lambda: self.desk.shelf()["notice"], "a notice"))
