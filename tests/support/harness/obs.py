"""One run of a real OBS Studio, from start to the leak line."""

import os
import re
import signal
import time
from dataclasses import dataclass
from pathlib import Path

from websockets.exceptions import ConnectionClosed

from .background import Background
from .crash import TELLER, Crash, read_crash
from .obs_client import ObsClient, RequestFailed
from .waiting import Late

_LEAKS = r"Number of memory leaks: (\d+)"

# Parts of the desktop that a test machine does not have; OBS complains and works without.
_NO_DESKTOP = {"PULSE_SERVER": "none"}


@dataclass(frozen=True)
class Ending:
    seconds: float  # from the request to the end of the process
    by_itself: bool  # it did not have to be killed
    code: int
    leaks: int | None  # None: OBS did not get as far as to say it
    crash: Crash | None = None


class Obs:
    """`folder` gets the configuration (already written by ObsSetup), the log and the runtime files."""

    def __init__(self, folder, setup, display, plugin=None, arguments=()):
        self.folder = Path(folder)
        self.config = self.folder / "config"
        self.log_file = self.folder / "obs.log"
        self.setup = setup
        setup.write(self.config)
        if plugin:
            plugin.install(self.config)
        home = self.folder / "home"
        for new in (home, self.folder / "runtime", self.folder / "tmp"):
            new.mkdir(mode=0o700)
        self._environment = {
            **os.environ,
            **_NO_DESKTOP,
            "DBUS_SESSION_BUS_ADDRESS": setup.session_bus,
            "HOME": str(home),
            "XDG_CONFIG_HOME": str(self.config),
            "XDG_RUNTIME_DIR": str(self.folder / "runtime"),
            "TMPDIR": str(self.folder / "tmp"),
            "DISPLAY": display,
            # HOME is another one here, and a person's own display asks for the key that lies in theirs.
            "XAUTHORITY": os.environ.get("XAUTHORITY", os.path.expanduser("~/.Xauthority")),
            "QT_QPA_PLATFORM": "xcb",
            "LC_ALL": "C.UTF-8",
        }
        if TELLER.exists():
            self._environment["LD_PRELOAD"] = str(TELLER)
        self._command = ["obs", "--multi", "--disable-missing-files-check", "--disable-updater", *arguments]
        self._start()

    def _start(self):
        try:
            self._start_once()
        except Exception:
            crash = self._crash()
            if not (crash and crash.of_obs) or self.find(r"Loaded Modules"):
                raise
            print(f"note    OBS crashed before it loaded a plugin and is started again: {crash.of_obs}", flush=True)
            self.log_file = self.log_file.with_stem(self.log_file.stem + "-second")
            self._start_once()

    def _start_once(self):
        self._process = Background(
            "OBS", self._command, self.log_file, env=self._environment, cwd=self._environment["HOME"]
        )
        self.client = None
        try:
            self.client = ObsClient(self.setup.websocket_port, lambda: self.running)
            self.client.wait_ready()
        except Exception:
            self.stop()
            raise

    def start_again(self):
        """With all that the run before has left behind, also where that was killed."""
        self.log_file = self.log_file.with_stem(self.log_file.stem + "-again")
        self._command = [*self._command, "--disable-shutdown-check"]
        self._start()

    @property
    def running(self):
        return self._process.running

    @property
    def pid(self):
        return self._process.process.pid

    def timed_lines(self):
        """(time.monotonic(), line) of the log so far."""
        return list(zip(self._process.line_times, self._process.lines))

    def find(self, pattern):
        return self._process.find(pattern)

    def wait_for_line(self, pattern, within=10.0):
        return self._process.wait_for_line(pattern, within)

    def version(self):
        return self.client.request("GetVersion")["obsVersion"]

    def start_stream(self, within=10.0):
        self._change_stream("StartStream", "OBS_WEBSOCKET_OUTPUT_STARTED", within)

    def stop_stream(self, within=10.0):
        self._change_stream("StopStream", "OBS_WEBSOCKET_OUTPUT_STOPPED", within)

    def _change_stream(self, request, state, within):
        asked = time.monotonic()
        self.client.request(request)
        self.client.wait_for_event("StreamStateChanged", lambda data: data["outputState"] == state, within, since=asked)

    def kill(self):
        """As a power cut does."""
        self._process.stop(signal.SIGKILL)

    def stop(self, within=20.0):
        """Asks OBS to end as a user's session end does, and reads its last words."""
        self._stop_forgotten_stream()
        took, by_itself = self._process.stop(signal.SIGINT, within, then=signal.SIGABRT)
        if self.client:
            self.client.close()
        last = [re.search(_LEAKS, line) for line in self.find(_LEAKS)]
        leaks = int(last[-1][1]) if last else None
        return Ending(took, by_itself, self._process.process.returncode, leaks, self._crash())

    def _crash(self):
        return read_crash(self._process.lines)

    def _stop_forgotten_stream(self):
        """OBS 30 by itself crashes now and then when it ends while it streams; that is not what we want to see."""
        try:
            if self.client and self.client.request("GetStreamStatus")["outputActive"]:
                self.stop_stream()
        except (Late, RequestFailed, ConnectionClosed):
            pass  # it ends one way or the other, and how is what the caller asks

    def our_errors(self):
        """The lines of our module that a person in support reads as: the user lost something."""
        return self.find(r"^error: .*\[liveshelf\]")

    def lagged(self):
        """Whether this machine was too slow for a stream that is over."""
        return bool(self.find(r"Number of (lagged|skipped) frames due to .*: [1-9]"))

    def __enter__(self):
        return self

    def __exit__(self, *_):
        if self.running:
            self.stop()
