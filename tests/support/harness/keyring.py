"""A user's session of which only the password store matters: a bus and a real gnome-keyring-daemon of its own."""

import json
import os
import signal
import subprocess
import tempfile
from pathlib import Path

from .canary import files_under
from .waiting import wait_for

# Nothing is started by the bus: what is there was started here.
BUS = """<busconfig><type>session</type><listen>unix:path={path}</listen><policy context="default">
<allow send_destination="*" eavesdrop="true"/><allow eavesdrop="true"/><allow own="*"/></policy></busconfig>"""


class Session:
    """A user's session: home, bus, keyring. `bus` None: no bus at all."""

    def __init__(self, keyring=True, bus=True):
        self._folder = tempfile.TemporaryDirectory()
        self.home = Path(self._folder.name)
        self.file = self.home / "secrets.json"
        self._processes = []
        self.env = {key: value for key, value in os.environ.items() if key not in ("DISPLAY", "WAYLAND_DISPLAY")}
        self.env.update(HOME=str(self.home), XDG_RUNTIME_DIR=str(self.home / "run"))
        self.env.pop("DBUS_SESSION_BUS_ADDRESS", None)
        (self.home / "run").mkdir(mode=0o700)
        if bus:
            self._start_bus()
        if bus and keyring:
            self.keyring = self._start_keyring()

    def _start_bus(self):
        path, config = self.home / "bus", self.home / "bus.conf"
        config.write_text(BUS.format(path=path))
        self._start(["dbus-daemon", f"--config-file={config}", "--nofork"])
        self.env["DBUS_SESSION_BUS_ADDRESS"] = f"unix:path={path}"
        wait_for(path.exists, "the bus")

    def _start_keyring(self):
        daemon = self._start(
            ["gnome-keyring-daemon", "--foreground", "--unlock", "--components=secrets"], stdin=subprocess.PIPE
        )
        daemon.stdin.write(b"the keyring's password")
        daemon.stdin.close()
        wait_for(lambda: self._answers() and list(self.home.glob(".local/share/keyrings/*.keyring")), "the keyring")
        return daemon

    def _answers(self):
        asked = subprocess.run(
            ["dbus-send", "--session", "--dest=org.freedesktop.DBus", "--print-reply", "/"]
            + ["org.freedesktop.DBus.NameHasOwner", "string:org.freedesktop.secrets"],
            env=self.env,
            capture_output=True,
            text=True,
        )
        return "boolean true" in asked.stdout

    def _start(self, command, **more):
        more = {"stdin": subprocess.DEVNULL, **more}
        process = subprocess.Popen(
            command, env=self.env, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, **more
        )
        self._processes.append(process)
        return process

    def tool(self, *arguments, text=None):
        return subprocess.run(
            ["secret-tool", *arguments], env=self.env, input=text, capture_output=True, text=True, timeout=20
        )

    def stored(self, profile, shop="shop"):
        text = self.tool("lookup", "profile", profile, "shop", shop).stdout
        return json.loads(text) if text else None

    def lock(self):
        subprocess.run(
            ["dbus-send", "--session", "--dest=org.freedesktop.secrets", "--print-reply", "/org/freedesktop/secrets"]
            + ["org.freedesktop.Secret.Service.Lock", "array:objpath:/org/freedesktop/secrets/aliases/default"],
            env=self.env,
            check=True,
            capture_output=True,
        )

    def log_in_again(self):
        self.keyring.kill()
        self.keyring.wait(10)
        self.keyring = self._start_keyring()

    def everywhere(self, word):
        """Files under the home that hold this word."""
        return [
            str(path.relative_to(self.home)) for path, content in files_under(self.home) if word.encode() in content
        ]

    def kill(self):
        for process in self._processes:
            process.kill()

    def close(self):
        for process in reversed(self._processes):
            process.send_signal(signal.SIGCONT)
            process.terminate()
            process.wait(10)
        self._folder.cleanup()
