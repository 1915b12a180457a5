"""A stream is over: its report is there, a page, a table and JSON, true against what the journal holds."""

import csv
import json
from pathlib import Path
from xml.etree import ElementTree

from harness.journal import journal_folder, rows, sessions
from harness.plugin import stock_file
from harness.waiting import wait_for
from host_case import HostCase


class Reported(HostCase):
    uplink_kbps = 20000

    def start(self):
        self.obs.start_stream()
        self.stage.viewer.wait_for_picture()

    def stop(self):
        self.obs.stop_stream()
        _, made = self.desk.wait_for_event("ReportMade", within=20)
        return made

    def figures(self, made):
        figures = json.loads(Path(made["json"]).read_text(encoding="utf-8"))
        for sku in figures["skus"]:
            for units in [sku["units"], *sku["shops"]]:
                self.assertEqual(
                    units["opening"] + units["received"] + units["returned"] - units["sold"] + units["corrected"],
                    units["closing"],
                )
        return figures

    def page(self, made):
        text = Path(made["html"]).read_text(encoding="utf-8")
        ElementTree.fromstring(text.split("\n", 1)[1])  # well-formed
        return text

    def session(self):
        return sessions(self.obs.config)[-1]


class OfAShop(Reported):
    @classmethod
    def prepare(cls):
        cls.file = cls.folder / "stock.csv"
        cls.lay_in(60)
        cls.settings = {"shop": stock_file(cls.file)}

    @classmethod
    def lay_in(cls, hoodies):
        cls.file.write_text(f"sku,title,available\nHOODIE,Hoodie <b>,{hoodies}\nMUG,Mug,9\n")

    def test_the_report_says_what_the_stream_sold(self):
        self.desk.wait_for_stock("HOODIE", 60)
        self.lay_in(55)  # before the stream
        self.desk.wait_for_stock("HOODIE", 55)
        self.start()
        self.desk.ask("SetOnAir", sku="HOODIE")
        for left in (41, 30, 80, 0):
            self.lay_in(left)
            self.desk.wait_for_stock("HOODIE", left)
        self.desk.wait_for_event("AlertRaised", lambda event: event["level"] == "soldOut")
        wait_for(lambda: rows(self.session(), "SELECT 1 FROM notes WHERE what = 'stream' AND number = 2"), "a sample")
        made = self.stop()

        self.assertEqual(Path(made["json"]).parent, journal_folder(self.obs.config) / "reports")
        figures = self.figures(made)
        hoodie = figures["skus"][0]
        self.assertEqual(hoodie["sku"], "HOODIE")
        self.assertEqual(
            hoodie["units"],
            {"opening": 55, "received": 50, "returned": 0, "sold": 105, "corrected": 0, "closing": 0},
        )
        self.assertEqual(hoodie["sellThroughPercent"], 100)
        self.assertEqual(len(hoodie["soldOutAt"]), 1)
        self.assertEqual(len(hoodie["onAir"]), 1)
        self.assertEqual(figures["skusThatDidNotMove"], 1)
        self.assertFalse(figures["rehearsal"])

        started, stopped = (
            rows(self.session(), f"SELECT at FROM notes WHERE what = 'stream' AND number = {what}")[0]["at"]
            for what in (1, 0)
        )
        self.assertEqual(figures["beganMs"], started)
        self.assertAlmostEqual(figures["summary"]["length"], (stopped - started) / 1000, places=1)
        warned = rows(self.session(), "SELECT at, sku FROM notes WHERE what = 'alert' AND number = 0 ORDER BY id")
        warned = [it for it in warned if started <= it["at"] <= stopped]
        self.assertEqual([it["sku"] for it in figures["warnings"]], [it["sku"] for it in warned])
        for told, noted in zip(figures["warnings"], warned):
            self.assertAlmostEqual(started / 1000 + told["at"], noted["at"] / 1000, delta=0.06)
        self.assertGreater(len(figures["streams"][0]["samples"]), 0)

        self.assertIn("Hoodie &lt;b&gt;", self.page(made))
        with open(made["csv"], encoding="utf-8-sig", newline="") as table:
            self.assertEqual([row["SKU"] for row in csv.DictReader(table)], ["HOODIE", "MUG"])
        listed = self.desk.ask("GetReports")["reports"]
        self.assertEqual([it["html"] for it in listed], [made["html"]])


class OfARehearsal(Reported):
    settings = {"shop": {"kind": "rehearsal", "rehearsalSpeed": 20}}

    def test_a_rehearsal_says_so_and_reconciles(self):
        wait_for(lambda: self.desk.sku("HOODIE-M"), "the rehearsal on the shelf")
        before = self.desk.sku("HOODIE-M")["available"]  # it sells since the profile was opened
        self.obs.start_stream()
        self.stage.viewer.wait_for_picture()
        after = self.desk.sku("HOODIE-M")["available"]
        self.desk.ask("SetOnAir", sku="CAP-BLACK")
        wait_for(lambda: (self.desk.sku("HOODIE-M") or {}).get("available") == 0, "a sell-out", within=60)
        made = self.stop()
        figures = self.figures(made)
        self.assertTrue(figures["rehearsal"])
        hoodie = next(sku for sku in figures["skus"] if sku["sku"] == "HOODIE-M")
        opening = hoodie["units"]["opening"]
        self.assertLessEqual(opening, before)
        self.assertGreaterEqual(opening, after)
        self.assertEqual(hoodie["units"]["closing"], 0)
        self.assertEqual(hoodie["units"]["corrected"], 0)
        self.assertGreaterEqual(hoodie["units"]["sold"], opening)
        self.assertIn("REHEARSAL", self.page(made))
        self.assertIn("REHEARSAL", Path(made["csv"]).read_text(encoding="utf-8"))
