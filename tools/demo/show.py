"""The show itself: what happens when, and what is written down while it happens."""

import shutil
import tempfile
import time
from dataclasses import dataclass, field
from pathlib import Path

from harness.obs_setup import colour, counter, moving_picture
from harness.picture import render_show_picture
from harness.plugin import Plugin
from harness.screen import grab_window
from harness.stage import Stage
from harness.window_state import floating_dock, window_geometry

# Told for a show of 75 s; a longer or shorter one plays the same at another pace. At six times life's pace the hot SKU
# of the rehearsal is pitched at 0:27 and sold out at about 0:50.
LASTS_S = 75
SPEED = 6
NARROW_AT_S, PICTURES_AT_S, WIDE_AGAIN_AT_S = 20, 43, 45  # pictures: narrow link and hot SKU at once
SET_KBPS = 2500
WIDE_KBPS = 4000
NARROW_KBPS = 1250  # half of what the stream wants
SAMPLE_EVERY_S = 0.2

SCREEN = (1600, 900)
WINDOW = (0, 0, 960, 800)
DOCK = (970, 0, 620, 800)
SIZE = (960, 540)


@dataclass(frozen=True)
class Sample:
    """One line of timeline.csv."""

    at_s: float
    verdict: str
    bitrate_kbps: int
    ceiling_kbps: int
    delivered_kbps: int
    queue_ms: int
    link_kbps: int | None
    viewer_kbps: int
    viewer_lag_ms: int
    on_air: str
    title: str
    left: int | None
    sells_out_in_s: int | None
    status: str


@dataclass
class Played:
    """What is left of a show when it is over."""

    obs_version: str = ""
    shaped: bool = False
    link_note: str = ""
    samples: list = field(default_factory=list)
    events: list = field(default_factory=list)  # (seconds into the show, type, data)
    longest_viewer_lag_s: float = 0.0
    frames_dropped: int = 0
    frames_total: int = 0
    ending: object = None
    plain_leaks: int | None = None
    errors: list = field(default_factory=list)
    dock_seen: bool = False


class Show:
    def __init__(self, out, terminal, display=None, seconds=LASTS_S):
        self._out, self._terminal, self._display = Path(out), terminal, display
        self._seconds, self._stretch = seconds, seconds / LASTS_S
        self._played = Played()
        self._told = 0

    def play(self):
        with tempfile.TemporaryDirectory(prefix="liveshelf-demo-") as folder:
            work = Path(folder)
            try:
                self._prepare(work)
                with self._stage(work) as stage:
                    self._run(stage)
                    self._close(stage)
            finally:
                for log in work.glob("show/obs/obs.log"):
                    shutil.copy(log, self._out / "obs.log")
        return self._played

    def _prepare(self, work):
        self._terminal.say("  rendering the picture to stream")
        self._clip = work / "picture.mp4"
        render_show_picture(self._clip, *SIZE)
        self._terminal.say("  a short run of OBS without LiveShelf, to know its own leaks")
        with Stage(work / "plain", items=[colour()]) as plain:
            self._played.plain_leaks = plain.close().leaks

    def _stage(self, work):
        self._terminal.say("  starting link, RTMP server and OBS")
        width, height = SIZE
        return Stage(
            work / "show",
            Plugin({"shop": {"kind": "rehearsal", "rehearsalSpeed": SPEED / self._stretch}}, first_start=False),
            uplink_kbps=WIDE_KBPS,
            display=self._display,
            screen=SCREEN,
            size=SIZE,
            kbps=SET_KBPS,
            preview=self._display is not None,
            items=[
                moving_picture(self._clip),
                counter("Product on air", (24, height - 144), zoom=0.6),
                counter("Black cap", (width - 384, 24), sku="CAP-BLACK", zoom=0.6),
            ],
            window={
                "geometry": window_geometry(*WINDOW, SCREEN[0]),
                "DockState": floating_dock("liveshelf_dock", *DOCK),
            },
        )

    def _run(self, stage):
        played = self._played
        played.shaped, played.link_note = stage.link.shaped, stage.link.note
        played.obs_version = stage.obs.version()
        self._terminal.say(f"  OBS {played.obs_version}, {stage.link.note}\n")
        stage.obs.start_stream()
        stage.viewer.wait_for_picture()
        self._started = time.monotonic()
        plan = [
            (NARROW_AT_S, lambda: self._set_link(stage, NARROW_KBPS, "drops")),
            (PICTURES_AT_S, lambda: self._take_pictures(stage)),
            (WIDE_AGAIN_AT_S, lambda: self._set_link(stage, WIDE_KBPS, "recovers")),
        ]
        while (now := self._now()) < self._seconds:
            while plan and now >= plan[0][0] * self._stretch:
                plan.pop(0)[1]()
            self._sample(stage)
            time.sleep(SAMPLE_EVERY_S)

    def _now(self):
        return time.monotonic() - self._started

    def _set_link(self, stage, kbps, verb):
        stage.link.set_rate(kbps)
        if stage.link.shaped:
            self._terminal.event(self._now(), f"the link {verb} to {kbps} kbit/s")

    def _sample(self, stage):
        status = stage.desk.status()
        stream, shelf = status["stream"], status["shelf"]
        on_air = next((row for row in shelf["skus"] if row["onAir"]), {})
        sells_out = on_air.get("sellsOutInS")
        sample = Sample(
            at_s=round(self._now(), 2),
            verdict=stream["verdict"],
            bitrate_kbps=stream["bitrateKbps"],
            ceiling_kbps=stream["ceilingKbps"],
            delivered_kbps=stream["deliveredKbps"],
            queue_ms=stream["queueMs"],
            link_kbps=stage.link.kbps if stage.link.shaped else None,
            viewer_kbps=round(stage.viewer.kbps()),
            viewer_lag_ms=round(stage.viewer.lag() * 1000),
            on_air=on_air.get("sku", ""),
            title=on_air.get("title", ""),
            left=on_air.get("available"),
            sells_out_in_s=None if sells_out is None else round(sells_out),
            status=on_air.get("status", ""),
        )
        self._played.samples.append(sample)
        self._tell_events(stage)
        self._terminal.live(sample)

    def _tell_events(self, stage):
        events = stage.desk.events()
        for at, kind, data in events[self._told :]:
            seconds = at - self._started
            self._played.events.append((seconds, kind, data))
            self._terminal.liveshelf_event(seconds, kind, data)
        self._told = len(events)

    def _take_pictures(self, stage):
        width, height = SIZE
        (self._out / "program.png").write_bytes(stage.obs.client.screenshot("Scene", width, height))
        self._played.dock_seen = grab_window(stage.display, "LiveShelf", self._out / "dock.png")

    def _close(self, stage):
        played = self._played
        status = stage.obs.client.request("GetStreamStatus")
        played.frames_dropped, played.frames_total = status["outputSkippedFrames"], status["outputTotalFrames"]
        stage.obs.stop_stream()
        self._tell_events(stage)
        self._terminal.end_of_show()
        recording = stage.ingest.recording()
        played.ending = stage.close()
        played.errors = stage.obs.our_errors()
        played.longest_viewer_lag_s = stage.viewer.longest_lag(since=self._started)
        shutil.copy(recording, self._out / "show.flv")
