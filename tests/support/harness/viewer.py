"""What a viewer with no buffer would see: how old the picture on the screen is.

The age of a frame is its arrival minus its media time; the best one seen counts as zero, because capture, encoder and
an idle link take their part always. A frame stays on the screen until the next one, so the lag is read at its worst:
just before that next frame arrives. A stall and a run of dropped frames thus count alike.
"""

import threading
import time
from pathlib import Path

from .flv import VIDEO, FlvParser
from .waiting import wait_for

_LOOK_EVERY_S = 0.005


class Viewer:
    """Follows the first recording in a folder for as long as the `with` block lasts. All times are time.monotonic()."""

    def __init__(self, folder):
        self._folder = Path(folder)
        self._lock = threading.Lock()
        self._frames = []  # (arrival, media_s, size, is_key), video only
        self._bytes = []  # (arrival, size), everything
        self._best = float("inf")
        self._ending = threading.Event()
        self._thread = threading.Thread(target=self._follow, daemon=True)
        self._thread.start()

    def __enter__(self):
        return self

    def __exit__(self, *_):
        """Reads what is left in the file and ends."""
        self._ending.set()
        self._thread.join()

    def _follow(self):
        path = None
        while path is None and not self._ending.is_set():
            path = next(iter(sorted(self._folder.glob("*.flv"))), None)
            self._ending.wait(_LOOK_EVERY_S)
        if path is None:
            return
        parser = FlvParser()
        with open(path, "rb") as file:
            while True:
                last_look = self._ending.is_set()
                data = file.read()
                if data:
                    self._take(parser.feed(data), time.monotonic())
                elif last_look:
                    return
                else:
                    self._ending.wait(_LOOK_EVERY_S)

    def _take(self, tags, arrival):
        with self._lock:
            for tag in tags:
                self._bytes.append((arrival, tag.size))
                if tag.kind == VIDEO and not tag.is_header:
                    self._frames.append((arrival, tag.media_s, tag.size, tag.is_key))
                    self._best = min(self._best, arrival - tag.media_s)

    @property
    def frames(self):
        with self._lock:
            return len(self._frames)

    def wait_for_picture(self, frames=10, within=15.0):
        wait_for(lambda: self.frames >= frames, f"{frames} frames at the viewer", within)

    def lag(self):
        """Seconds the picture on the screen is behind now."""
        with self._lock:
            if not self._frames:
                return 0.0
            return max(0.0, time.monotonic() - self._frames[-1][1] - self._best)

    def longest_lag(self, since=None, until=None):
        """The worst lag in a stretch of time, measured against the best frame of the whole stream."""
        with self._lock:
            worst = 0.0
            for (_, shown, *_), (arrival, *_) in zip(self._frames, self._frames[1:]):
                if (since is None or arrival >= since) and (until is None or arrival <= until):
                    worst = max(worst, arrival - shown - self._best)
            return worst

    def log(self):
        """(captured, arrived, bytes, is_key) of all frames so far; the best one took no time."""
        with self._lock:
            return [(media + self._best, arrival, size, key) for arrival, media, size, key in self._frames]

    def kbps(self, over_s=1.0):
        """What arrived in the last `over_s` seconds."""
        since = time.monotonic() - over_s
        total = 0
        with self._lock:
            for arrival, size in reversed(self._bytes):
                if arrival < since:
                    break
                total += size
        return total * 8 / 1000 / over_s
