"""One real run: a real OBS streams over a shaped link of the kernel to a real RTMP server."""

import re
import threading
import time
from pathlib import Path

from harness.obs_setup import moving_picture
from harness.plugin import Plugin
from harness.stage import Stage
from harness.waiting import Late, wait_for

CONTROLLERS = ("drop", "dbr", "liveshelf")  # OBS as it comes, OBS's dynamic bitrate, ours
FPS = 30
AUDIO_KBPS = 96
_LOOK_EVERY_S = 0.1
_CATCH_UP_S = 8.0  # what is still under way at the end counts as late, not as lost
_DBR_SAYS = re.compile(r"bitrate (?:increased|decreased) to: (\d+)")


def run(link, controller, router_ms, tcp, clip, folder):
    """What happened, in the shape that figures.py reads. Seconds count from the moment the link's plan began."""
    with Stage(
        folder,
        Plugin({}) if controller == "liveshelf" else None,
        uplink_kbps=link.changes[0][1],
        router={"router_ms": router_ms, "congestion": tcp},
        arguments=["--verbose"],
        kbps=link.kbps,
        dynamic_bitrate=controller == "dbr",
        items=[moving_picture(clip)],
    ) as stage:
        if not stage.link.shaped:
            raise RuntimeError(stage.link.note)
        started = time.monotonic()
        stage.obs.start_stream()
        stage.viewer.wait_for_picture()
        targets = Targets(stage) if controller == "liveshelf" else None
        before = _cpu_seconds(stage.obs)
        began = time.monotonic()
        _play(stage.link, link, began)
        took = time.monotonic() - began
        cpu = (_cpu_seconds(stage.obs) - before) / took
        loop = _loop_share(stage.obs, time.monotonic() - started)
        _catch_up(stage.viewer)
        status = stage.obs.client.request("GetStats")
        stream = stage.obs.client.request("GetStreamStatus")
        target = targets.end(began) if targets else _from_log(stage.obs, began, link.kbps)
        version = stage.obs.version()
        stage.obs.stop_stream()
        frames = _frames(stage.viewer, began, link.seconds)
        stage.close()
    return {
        "kind": "real",
        "link": link.name,
        "controller": controller,
        "router_ms": router_ms,
        "tcp": tcp,
        "kbps": link.kbps,
        "audio_kbps": AUDIO_KBPS,
        "fps": FPS,
        "seconds": link.seconds,
        "obs": version,
        "cpu_cores": round(cpu, 3),
        "loop_cpu": loop,
        "skipped_by_encoder": status["outputSkippedFrames"],
        "lagged_by_renderer": status["renderSkippedFrames"],
        "dropped": stream["outputSkippedFrames"],
        "frames": frames,
        "target": target,
        "capacity": [[at, kbps] for at, kbps in link.changes],
    }


def _play(uplink, link, began):
    for at, kbps in link.changes:
        time.sleep(max(0.0, began + at - time.monotonic()))
        uplink.set_rate(kbps)
    time.sleep(max(0.0, began + link.seconds - time.monotonic()))


def _catch_up(viewer):
    try:
        wait_for(lambda: viewer.lag() < 0.5, "the rest of the stream", within=_CATCH_UP_S)
    except Late:
        pass  # what is missing then is in the figures


def _cpu_seconds(obs):
    """User and system time of OBS so far."""
    with open(f"/proc/{obs.pid}/stat") as file:
        fields = file.read().rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) / 100


def _loop_share(obs, seconds):
    """The part of a core that LiveShelf's stream loop took; None where OBS runs without it."""
    for task in Path(f"/proc/{obs.pid}/task").iterdir():
        if (task / "comm").read_text().strip() == "shelf stream":
            return round(int((task / "schedstat").read_text().split()[0]) / 1e9 / seconds, 5)
    return None


class Targets:
    """Follows the bitrate LiveShelf sets: cuts by their events, as they happen, the small steps of a climb by asking."""

    def __init__(self, stage):
        self._desk = stage.desk
        self._seen = []
        self._ending = threading.Event()
        self._thread = threading.Thread(target=self._follow, daemon=True)
        self._thread.start()

    def _follow(self):
        while not self._ending.wait(_LOOK_EVERY_S):
            self._seen.append((time.monotonic(), self._desk.stream()["bitrateKbps"]))

    def end(self, began):
        self._ending.set()
        self._thread.join()
        told = [(at, data["toKbps"]) for at, _, data in self._desk.events("BitrateChanged")]
        series = []
        for at, kbps in sorted(self._seen + told):
            if not series or series[-1][1] != kbps:
                series.append([round(max(0.0, at - began), 3), kbps])
        return series


def _from_log(obs, began, kbps):
    series = [[0.0, kbps]]
    for at, line in obs.timed_lines():
        if said := _DBR_SAYS.search(line):
            series.append([round(at - began, 3), int(said[1])])
    return series


def _frames(viewer, began, seconds):
    """(captured, arrived or None when OBS dropped it, bytes, keyframe) of each frame captured during the plan."""
    frames = []
    interval = 1 / FPS
    last = None
    for captured, arrived, size, key in viewer.log():
        missing = 0 if last is None else round((captured - last) / interval) - 1
        frames += [(last + interval * (number + 1), None, 0, 0) for number in range(missing)]
        frames.append((captured, arrived, size, int(key)))
        last = captured
    return [
        [round(captured - began, 3), None if arrived is None else round(arrived - began, 3), size, key]
        for captured, arrived, size, key in frames
        if 0 <= captured - began < seconds
    ]
