"""Counters show viewers the shop's number: the right one, in time, and never an old one."""

import time
from pathlib import Path

from harness.journal import sessions, shown
from harness.obs_setup import colour, counter
from harness.pictures import gray, gray_frames, is_blank, read_number, same
from harness.plugin import json_feed, stock_file
from harness.shop import ShopServer
from harness.waiting import Late, wait_for
from host_case import DATA, HostCase

PLAIN = str(DATA / "number.svg")  # a number in white on black, 320 × 120
PLAIN_SIZE = (320, 120)


def number_in(png, x, y):
    width, height = PLAIN_SIZE
    return read_number(gray(png)[y : y + height, x : x + width])


class Counter(HostCase):
    items = (
        colour(0),
        counter("Hoodie", (20, 20), sku="HOODIE", template=PLAIN),
        counter("On air", (20, 200), template=PLAIN),
        counter("Built in", (360, 20), sku="HOODIE"),
        counter("Lost template", (360, 200), sku="HOODIE", template="/nowhere/lost.svg"),
        counter("Marked", (360, 290), sku="CAP", when_stale="mark"),
    )

    @classmethod
    def prepare(cls):
        cls.shop = cls.enterClassContext(
            ShopServer(
                [
                    {"sku": "HOODIE", "title": "Hoodie", "available": 41},
                    {"sku": "MUG", "title": "Mug", "available": 1500},
                    {"sku": "CAP", "title": "Cap", "available": 5},
                ]
            )
        )
        cls.settings = {"shop": json_feed(cls.shop.url), "alerts": {"staleAfterSeconds": 3}}

    def setUp(self):
        self.shop.behaves("ok")
        self.shop.sets("HOODIE", 41)
        self.desk.wait_for_stock("HOODIE", 41)

    def number_at(self, x, y):
        """Reads what the program scene shows at this place."""
        return number_in(self.screen(), x, y)

    def expect_number(self, x, y, number, within=10):
        shown = []

        def shows_it():
            shown.append(self.number_at(x, y))
            return shown[-1] == number

        try:
            wait_for(shows_it, f"the number {number!r} at {x}, {y}", within)
        except Late as late:
            raise Late(f"{late}; the program shows {shown[-1]!r}") from None

    def test_program_shows_the_shops_number_and_follows_it(self):
        self.expect_number(20, 20, "41")
        for number in (7, 1500, 38):
            self.shop.sets("HOODIE", number)
            self.expect_number(20, 20, str(number))

    def test_counter_follows_the_product_on_air(self):
        self.desk.ask("SetOnAir", sku="MUG")
        self.expect_number(20, 200, "1500")
        self.desk.ask("SetOnAir", sku="HOODIE")
        self.expect_number(20, 200, "41")
        self.desk.wait_for_event("OnAirChanged", lambda event: event["sku"] == "HOODIE")

    def test_step_moves_to_the_next_product(self):
        self.desk.ask("SetOnAir", sku="HOODIE")
        self.desk.ask("StepOnAir", by=1)
        wait_for(lambda: self.desk.shelf()["onAir"] not in ("", "HOODIE"), "another product on air")

    def test_unknown_sku_is_refused(self):
        before = self.desk.shelf()["onAir"]
        answer = self.desk.ask("SetOnAir", sku="NO-SUCH-SKU")
        self.assertTrue(answer.get("error"), answer)
        self.assertEqual(self.desk.shelf()["onAir"], before)

    def test_built_in_counter_changes_with_the_number(self):
        of_41 = wait_for(lambda: not is_blank(shot := self.screen("Built in")) and shot, "the built-in counter")
        self.shop.sets("HOODIE", 7)
        wait_for(lambda: not same(self.screen("Built in"), of_41), "another picture for another number")

    def test_lost_template_falls_back_to_the_built_in_one(self):
        wait_for(lambda: not is_blank(self.screen("Lost template")), "a counter without its template")
        wait_for(lambda: same(self.screen("Lost template"), self.screen("Built in")), "the built-in template's picture")

    def test_old_number_goes_off_the_screen(self):
        self.expect_number(20, 20, "41")
        self.shop.behaves("server error")
        self.expect_number(20, 20, "")
        wait_for(lambda: is_blank(self.screen("Built in")), "no built-in counter")
        wait_for(lambda: not is_blank(self.screen("Marked")), "a counter that says that its number is old")
        self.shop.behaves("ok")
        self.expect_number(20, 20, "41", within=20)


class SavedAgain(HostCase):
    """A designer saves the template while it is on screen."""

    @classmethod
    def prepare(cls):
        cls.template = cls.folder / "brand.svg"
        cls.template.write_text(Path(PLAIN).read_text())
        cls.items = (colour(0), counter("Hoodie", (20, 20), sku="HOODIE", template=str(cls.template)))
        cls.file = cls.folder / "stock.csv"
        cls.sells(41)
        cls.settings = {"shop": stock_file(cls.file)}

    @classmethod
    def sells(cls, units):
        cls.file.write_text(f"sku,title,available\nHOODIE,Hoodie,{units}\n")

    def wait_for_number(self, number):
        wait_for(lambda: number_in(self.screen(), 20, 20) == number, f"the number {number}")

    def test_it_is_shown_at_once_and_a_broken_one_is_not(self):
        whole = self.template.read_text()
        self.wait_for_number("41")
        self.template.write_text(whole[:100])
        self.sells(7)
        self.wait_for_number("7")
        before = self.screen("Hoodie")
        self.template.write_text(whole.replace("#000000", "#0000cc"))
        wait_for(lambda: not same(self.screen("Hoodie"), before), "the other background", within=3)
        self.wait_for_number("7")


class OnTheStream(HostCase):
    """What viewers received is what the journal says that they saw, frame by frame."""

    uplink_kbps = 20000
    items = (colour(0), counter("Hoodie", (20, 20), sku="HOODIE", template=PLAIN, motion="off"))

    @classmethod
    def prepare(cls):
        cls.file = cls.folder / "stock.csv"
        cls.sells(41)
        cls.settings = {"shop": stock_file(cls.file)}

    @classmethod
    def sells(cls, units):
        cls.file.write_text(f"sku,title,available\nHOODIE,Hoodie,{units}\n")

    def shown_times(self):
        """(number, from, until) in seconds since 1970, as the journal has it."""
        told = [(row["shown"], row["at"] / 1000) for row in shown(sessions(self.obs.config)[-1])]
        ends = [at for _, at in told[1:]] + [float("inf")]
        return [(number, at, end) for (number, at), end in zip(told, ends)]

    def test_every_number_that_viewers_saw_is_in_the_journal_with_its_time(self):
        self.obs.start_stream()
        self.desk.wait_for_stock("HOODIE", 41)
        self.stage.viewer.wait_for_picture()
        for units in (7, 1500, 38, 0):
            seen = self.stage.viewer.frames
            self.sells(units)
            wait_for(lambda: number_in(self.screen(), 20, 20) == str(units), f"the number {units} on the program")
            wait_for(lambda: self.stage.viewer.frames > seen + 30, "a second more of the stream")
        times = self.shown_times()
        captured = [time.time() - time.monotonic() + frame[0] for frame in self.stage.viewer.log()]
        self.obs.stop_stream()

        place = (20, 20, *PLAIN_SIZE)
        numbers = [read_number(frame) for frame in gray_frames(self.stage.ingest.recording(), place)]
        self.assertGreaterEqual(set(numbers), {"41", "7", "1500", "38", "0"})
        for at, number in zip(captured, numbers):
            if number:  # nothing is shown until the shop has answered
                self.assertTrue(
                    any(text == number and begin - 0.25 <= at <= end + 0.25 for text, begin, end in times),
                    f"{number!r} was on the stream at {at:.3f}; the journal says {times}",
                )
