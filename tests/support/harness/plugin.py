"""LiveShelf as a user has it: the built folder in OBS's plugin folder, its settings in the profile, its vendor API."""

import json
from pathlib import Path

from .obs_setup import PROFILE, ObsSetup
from .waiting import Late, wait_for

VENDOR = "liveshelf"
BUILT = Path(__file__).resolve().parents[3] / "build/plugin/liveshelf"

class Plugin:
    """`settings`: the parts of the settings file that are not default; a string is written as the file as it is.
    `first_start` False: the dock was shown before and stays where OBS's window state has it.
    `secrets`: shop id → name → value, as a session without a store for them keeps them."""

    def __init__(self, settings, first_start=True, secrets=None, built=BUILT):
        if not (built / "bin/64bit/liveshelf.so").exists():
            raise RuntimeError(f"{built} holds no plugin: ./dev build makes it")
        self._built, self._first_start, self._secrets = built, first_start, secrets
        self._settings = settings if isinstance(settings, str) else json.dumps({"version": 1, **settings})

    def install(self, config):
        folder = Path(config) / "obs-studio/plugins"
        folder.mkdir(parents=True)
        (folder / "liveshelf").symlink_to(self._built)
        settings_file(config).write_text(self._settings)
        own = Path(config) / "obs-studio/plugin_config/liveshelf"
        own.mkdir(parents=True, exist_ok=True)
        if not self._first_start:
            (own / "dock-shown").touch()
        if self._secrets:
            (own / "secrets.json").write_text(json.dumps({PROFILE: self._secrets}))


def settings_file(config):
    return ObsSetup.profile_folder(config) / "liveshelf.json"


def json_feed(url):
    return {"kind": "jsonFeed", "url": url, "pollEverySeconds": 1}


def stock_file(path):
    return {"kind": "file", "path": str(path), "pollEverySeconds": 1}


class Desk:
    """LiveShelf's vendor requests and events of one OBS."""

    def __init__(self, obs):
        self._obs = obs

    def ask(self, request, **data):
        answer = self._obs.client.request(
            "CallVendorRequest", vendorName=VENDOR, requestType=request, requestData=data
        )
        return answer["responseData"]

    def status(self):
        return self.ask("GetStatus")

    def shelf(self):
        return self.status()["shelf"]

    def stream(self):
        return self.status()["stream"]

    def sku(self, sku):
        return next((row for row in self.shelf().get("skus", []) if row["sku"] == sku), None)

    def wait_for_stock(self, sku, available, within=10.0):
        return wait_for(
            lambda: (row := self.sku(sku)) and row.get("available") == available and not row["stale"] and row,
            f"{available} of {sku} on the shelf",
            within,
        )

    def wait_for_event(self, kind, matches=lambda data: True, within=10.0, since=0.0):
        def is_it(event):
            return event["vendorName"] == VENDOR and event["eventType"] == kind and matches(event["eventData"])

        try:
            at, data = self._obs.client.wait_for_event("VendorEvent", is_it, within, since)
        except Late as late:
            raise Late(f"{kind}: {late}; there were {[event[1:] for event in self.events()]}") from None
        return at, data["eventData"]

    def events(self, kind=None):
        """(time, type, data) of all our events so far, or of one type."""
        return [
            (at, data["eventType"], data["eventData"])
            for at, name, data in list(self._obs.client.events)
            if name == "VendorEvent" and data["vendorName"] == VENDOR and kind in (None, data["eventType"])
        ]
