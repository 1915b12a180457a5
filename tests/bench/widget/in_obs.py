#!/usr/bin/env python3
"""What fifty stock counters cost a real OBS beside fifty of its own text sources that say the same, in turns.

At rest, and while a shop's file changes all fifty about once a second. Times are CPU times of OBS's graphics thread and
of the painter; memory is what the process grows by when fifty are made and drawn, with what software GL keeps of them. Leaves widget-obs.json in out/bench. Run by ./dev bench widget.
"""

import argparse
import json
import statistics
import sys
import tempfile
import time
from dataclasses import dataclass, field
from pathlib import Path

PROJECT = Path(__file__).resolve().parents[3]
sys.path.insert(0, str(PROJECT / "tests/support"))
sys.dont_write_bytecode = True

from harness.obs_setup import colour  # noqa: E402  (needs the path above)
from harness.plugin import Plugin, stock_file  # noqa: E402
from harness.stage import Stage  # noqa: E402
from harness.waiting import wait_for  # noqa: E402

COUNT = 50
TURNS = 3
REST_SECONDS = 6
CHANGES = 8  # of all fifty, in a turn
SIZE = (1280, 720)
COUNTERS, TEXTS = "Counters", "Texts"


def main():
    out = parse().out
    with tempfile.TemporaryDirectory() as folder:
        bench = Bench(Path(folder))
        with bench.stage:
            bench.make_both()
            for _ in range(TURNS):
                bench.turn(COUNTERS, bench.counters, bench.change_counters)
                bench.turn(TEXTS, bench.texts, bench.change_texts)
            about = f"OBS {bench.stage.obs.version()}, 30 fps, software GL, {SIZE[0]} × {SIZE[1]}"
    rows = table(bench.counters, bench.texts)
    print(about)
    for what, ours, theirs in rows:
        print(f"  {what:<52} {ours:>9.1f} {theirs:>9.1f}")
    out.parent.mkdir(parents=True, exist_ok=True)
    out.write_text(json.dumps({"about": about, "rows": rows}, indent=1))
    print(f"made: {out}")


def parse():
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("out", nargs="?", type=Path, default=PROJECT / "out/bench/widget-obs.json")
    return arguments.parse_args()


@dataclass
class Costs:
    rest: list = field(default_factory=list)  # µs of the graphics thread, a frame
    change: list = field(default_factory=list)  # … a change of one of them, above the rest
    painter: list = field(default_factory=list)  # µs of the painter thread, a change
    late: int = 0  # frames
    memory: float = 0  # kB of each


class Bench:
    def __init__(self, folder):
        self.file = folder / "stock.csv"
        self.left = 3000
        self.counters, self.texts = Costs(), Costs()
        self.write_stock()
        plugin = Plugin({"shop": stock_file(self.file)})
        self.stage = Stage(folder / "run", plugin, items=[colour()], size=SIZE)
        self.client, self.desk = self.stage.obs.client, self.stage.desk
        self.graphics = Thread(self.stage.obs.pid, "libobs: graphics")
        self.painter = Thread(self.stage.obs.pid, "shelf painter")

    def make_both(self):
        self.desk.wait_for_stock(sku(0), self.left)
        self.make(COUNTERS, self.counters, "liveshelf_stock_counter", lambda n: {"sku": sku(n), "motion": "off"})
        font = {"face": "DejaVu Sans", "size": 60}
        self.make(TEXTS, self.texts, "text_ft2_source_v2", lambda n: {"text": said(self.left), "font": font})

    def make(self, scene, costs, kind, settings):
        before = self.resident()
        self.client.request("CreateScene", sceneName=scene)
        self.client.request("SetCurrentProgramScene", sceneName=scene)
        for n in range(COUNT):
            made = self.client.request(
                "CreateInput", sceneName=scene, inputName=f"{scene} {n}", inputKind=kind, inputSettings=settings(n)
            )
            x, y = place(n)
            self.client.request(
                "SetSceneItemTransform",
                sceneName=scene,
                sceneItemId=made["sceneItemId"],
                sceneItemTransform={"positionX": x, "positionY": y, "scaleX": 0.25, "scaleY": 0.25},
            )
        self.pass_frames(60)
        costs.memory = (self.resident() - before) / COUNT

    def turn(self, scene, costs, change):
        self.client.request("SetCurrentProgramScene", sceneName=scene)
        self.pass_frames(60)
        rest = self.measure(lambda: time.sleep(REST_SECONDS))
        costs.rest.append(rest.graphics / rest.frames)

        def change_all():
            for _ in range(CHANGES):
                self.left -= 1
                change()

        moved = self.measure(change_all)
        changes = CHANGES * COUNT
        costs.change.append((moved.graphics - moved.frames * costs.rest[-1]) / changes)
        costs.painter.append(moved.painter / changes)
        costs.late += rest.late + moved.late

    def change_counters(self):
        self.write_stock()
        self.desk.wait_for_stock(sku(0), self.left)

    def change_texts(self):
        for n in range(COUNT):
            self.client.request("SetInputSettings", inputName=f"{TEXTS} {n}", inputSettings={"text": said(self.left)})
        self.pass_frames(15)

    def write_stock(self):
        rows = [f"{sku(n)},Blue winter hat,Size M,{self.left}\n" for n in range(COUNT)]
        part = self.file.with_suffix(".part")
        part.write_text("sku,title,variant,available\n" + "".join(rows))
        part.replace(self.file)

    def pass_frames(self, count):
        first = self.frames()
        wait_for(lambda: self.frames() > first + count, f"{count} frames")

    def resident(self):
        """Of OBS, in kB."""
        rollup = Path(f"/proc/{self.stage.obs.pid}/smaps_rollup").read_text()
        return int(rollup.split("Rss:")[1].split()[0])

    def frames(self):
        return self.client.request("GetStats")["renderTotalFrames"]

    def measure(self, doing):
        before = self.sight()
        doing()
        after = self.sight()
        return Sight(*(now - then for now, then in zip(after.all(), before.all())))

    def sight(self):
        stats = self.client.request("GetStats")
        return Sight(
            self.graphics.us(), self.painter.us(), stats["renderTotalFrames"], stats["renderSkippedFrames"]
        )


@dataclass
class Sight:
    graphics: float
    painter: float
    frames: int
    late: int

    def all(self):
        return (self.graphics, self.painter, self.frames, self.late)


class Thread:
    """One thread of a process, by its name, of which the kernel keeps 15 letters."""

    def __init__(self, pid, name):
        named = (task for task in Path(f"/proc/{pid}/task").iterdir() if (task / "comm").read_text().strip() == name[:15])
        self._file = next(named) / "schedstat"

    def us(self):
        return int(self._file.read_text().split()[0]) / 1000


def sku(number):
    return f"SKU-{number:02}"


def said(left):
    return f"Blue winter hat\n{left} left"


def place(number):
    return (10 + number % 7 * 180, 10 + number // 7 * 85)


def table(ours, theirs):
    def row(what, take):
        return (what, take(ours), take(theirs))

    return [
        row("50 at rest: graphics thread, µs a frame", lambda costs: statistics.median(costs.rest)),
        row("a change: graphics thread, µs", lambda costs: statistics.median(costs.change)),
        row("a change: painter thread, µs", lambda costs: statistics.median(costs.painter)),
        row("memory of each, kB", lambda costs: costs.memory),
        row("frames that came late", lambda costs: costs.late),
    ]


if __name__ == "__main__":
    main()
