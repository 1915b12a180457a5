"""What OBS's log says of its crash: who crashed, in which calls, and whether that is a known trouble of OBS itself."""

import re
from dataclasses import dataclass
from pathlib import Path

TELLER = Path(__file__).resolve().parents[3] / "build/host/crash_teller.so"  # see tests/host/CrashTeller.cpp

_OURS = "liveshelf.so"


@dataclass(frozen=True)
class Trouble:
    """`calls` are parts of functions' names: the innermost's outside libc, and of some that called it, in order."""

    thread: str
    calls: tuple
    what: str


# OBS's own, each seen with the same calls in an OBS without LiveShelf. Whatever is not here is held against us.
OF_OBS = (
    # OBS 32.2.2. OBSSourceLabel's signals are disconnected by the thread that destroys the source, in SourceDestroyed,
    # and at the same time by the label's destructor. With that moment 0.4 ms longer 8 of 12 ends crash.
    Trouble(
        "obs",
        ("signal_handler_disconnect", "QObjectPrivate14deleteChildren", "QWidgetD", "sendPostedEvents"),
        "the list of sources was cleared while a source was being destroyed",
    ),
    # OBS 32.2.2. obs_canvas_enum_scenes reads a scene's successor after it has released the scene, which another thread
    # may have freed by then. With freed memory overwritten (glibc.malloc.perturb) 2 of 31 ends crash.
    Trouble("obs", ("obs_source_get_ref", "obs_canvas_enum_scenes"), "a scene was freed while scenes were enumerated"),
    # OBS 32.2.2. At the end the UI thread closes the socket on which obs-websocket accepts clients while the
    # thread that served it arms it once more. With that moment 20 ms longer 19 of 19 ends crash.
    Trouble(
        "obs",
        ("obs-websocket.so(", "websocketpp9transport4asio8endpoint"),
        "obs-websocket stopped listening while it was about to accept clients",
    ),
    # OBS 32.2.2. audio_output_open starts the thread before its caller has stored the pointer that the thread needs.
    # 6 of about 500 starts on two cores with a load of 14; no plugin is loaded yet.
    Trouble(
        "audio-io: audio", ("audio_output_get_sample_rate",), "the audio thread ran before OBS had stored its audio"
    ),
)


@dataclass(frozen=True, repr=False)
class Crash:
    signal: int
    thread: str
    calls: tuple  # innermost first

    @property
    def of_obs(self):
        """Which known trouble of OBS itself this is, as a sentence; empty: none."""
        if any(_OURS in call for call in self.calls):
            return ""
        return next((trouble.what for trouble in OF_OBS if self._is(trouble)), "")

    def _is(self, trouble):
        innermost, *callers = [call for call in self.calls if "/libc.so" not in call] or [""]
        rest = iter(callers)
        return (
            self.thread == trouble.thread
            and trouble.calls[0] in innermost
            and all(any(part in call for call in rest) for part in trouble.calls[1:])
        )

    def __repr__(self):
        return "\n  ".join([f"signal {self.signal} in thread {self.thread!r}:", *self.calls, ""])


def read_crash(lines):
    """The first crash in OBS's log, or None."""
    begin = next((n for n, line in enumerate(lines) if re.match(r"crash: signal \d", line)), None)
    if begin is None:
        return None
    head = re.match(r"crash: signal (\d+) in thread (.*)", lines[begin])
    calls = []
    for line in lines[begin + 1 :]:
        if line == "crash: end":
            break
        calls.append(line)
    return Crash(int(head[1]), head[2], tuple(call for call in calls if TELLER.name not in call))
