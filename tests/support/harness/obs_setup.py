"""Writes the configuration folder of a fresh OBS: first-run dialogs answered, one profile, one scene collection.

OBS 31 and newer move `global.ini` to `user.ini` by themselves when it says that a 30 wrote it, so the same files serve
every version.
"""

import json
from dataclasses import dataclass, field
from pathlib import Path

PROFILE = "Live"
COLLECTION = "Show"
SCENE = "Scene"
_WRITTEN_BY = 30 << 24 | 2 << 16 | 3  # OBS 30.2.3


@dataclass
class Item:
    """One source in the scene: its id, settings, where its top left corner is, and its size in the scene to its own."""

    name: str
    source_id: str
    settings: dict = field(default_factory=dict)
    at: tuple = (0, 0)
    zoom: float = 1.0


@dataclass
class ObsSetup:
    websocket_port: int
    stream_url: str = ""
    items: list = field(default_factory=list)
    size: tuple = (640, 360)
    fps: int = 30
    output_mode: str = "Advanced"  # or "Simple"
    encoder: str = "obs_x264"
    rate_control: str = "CBR"
    kbps: int = 2500
    dynamic_bitrate: bool = False
    preview: bool = False  # costs a second drawing of the scene
    window: dict = field(default_factory=dict)  # more keys of [BasicWindow]
    profile: dict = field(default_factory=dict)  # section of the profile: more keys
    scripts: dict = field(default_factory=dict)  # path of a script: its settings
    session_bus: str = "disabled:"  # its address

    def write(self, folder):
        """`folder` becomes XDG_CONFIG_HOME of this OBS."""
        base = Path(folder) / "obs-studio"
        self.profile_folder(folder).mkdir(parents=True)
        (base / "basic/scenes").mkdir()
        (base / "plugin_config/obs-websocket").mkdir(parents=True)
        _write_ini(base / "global.ini", self._global())
        _write_ini(self.profile_folder(folder) / "basic.ini", self._profile())
        _write_json(self.profile_folder(folder) / "service.json", self._service())
        _write_json(self.profile_folder(folder) / "streamEncoder.json", self._encoder())
        _write_json(base / "basic/scenes" / f"{COLLECTION}.json", self._collection())
        _write_json(base / "plugin_config/obs-websocket/config.json", self._websocket())

    @staticmethod
    def profile_folder(folder):
        return Path(folder) / "obs-studio/basic/profiles" / PROFILE

    def _global(self):
        return {
            "General": {
                "FirstRun": "true",
                "LastVersion": _WRITTEN_BY,
                "EnableAutoUpdates": "false",
                "ConfirmOnExit": "false",
            },
            "Basic": {
                "Profile": PROFILE,
                "ProfileDir": PROFILE,
                "SceneCollection": COLLECTION,
                "SceneCollectionFile": COLLECTION,
            },
            "BasicWindow": {
                "PreviewEnabled": str(self.preview).lower(),
                "WarnBeforeStartingStream": "false",
                "WarnBeforeStoppingStream": "false",
                **self.window,
            },
        }

    def _profile(self):
        width, height = self.size
        profile = {
            "General": {"Name": PROFILE},
            "Video": {
                "BaseCX": width,
                "BaseCY": height,
                "OutputCX": width,
                "OutputCY": height,
                "FPSType": 0,
                "FPSCommon": self.fps,
            },
            "Output": {
                "Mode": self.output_mode,
                "DynamicBitrate": str(self.dynamic_bitrate).lower(),
                "Reconnect": "false",
            },
            "AdvOut": {"Encoder": self.encoder, "ApplyServiceSettings": "false", "Track1Bitrate": 96},
            "SimpleOutput": {
                "StreamEncoder": "x264",
                "VBitrate": self.kbps,
                "ABitrate": 96,
                "UseAdvanced": "true",
                "Preset": "ultrafast",
            },
        }
        for section, more in self.profile.items():
            profile[section] = {**profile.get(section, {}), **more}
        return profile

    def _service(self):
        return {"type": "rtmp_custom", "settings": {"server": self.stream_url, "key": "show", "use_auth": False}}

    def _encoder(self):
        return {
            "rate_control": self.rate_control,
            "bitrate": self.kbps,
            "crf": 23,
            "keyint_sec": 2,
            # x264's names; SVT-AV1 counts, fastest last.
            "preset": 12 if self.encoder == "ffmpeg_svt_av1" else "ultrafast",
        }

    def _websocket(self):
        return {
            "first_load": False,
            "server_enabled": True,
            "server_port": self.websocket_port,
            "auth_required": False,
            "alerts_enabled": False,
        }

    def _collection(self):
        scene = {
            "id": "scene",
            "name": SCENE,
            "settings": {
                "id_counter": len(self.items),
                "items": [
                    {
                        "id": number,
                        "name": item.name,
                        "visible": True,
                        "pos": {"x": item.at[0], "y": item.at[1]},
                        "scale": {"x": item.zoom, "y": item.zoom},
                    }
                    for number, item in enumerate(self.items, 1)
                ],
            },
        }
        sources = [{"id": item.source_id, "name": item.name, "settings": item.settings} for item in self.items]
        return {
            "name": COLLECTION,
            "current_scene": SCENE,
            "current_program_scene": SCENE,
            "scene_order": [{"name": SCENE}],
            "sources": [*sources, scene],
            "modules": {
                "scripts-tool": [{"path": str(path), "settings": given} for path, given in self.scripts.items()]
            },
        }


def moving_picture(clip):
    return Item("Picture", "ffmpeg_source", {"local_file": str(clip), "looping": True, "is_local_file": True})


def colour(rgb=0x303030, size=(640, 360)):
    return Item("Background", "color_source", {"color": 0xFF000000 | rgb, "width": size[0], "height": size[1]})


def counter(name, at, sku="", zoom=1.0, **settings):
    return Item(name, "liveshelf_stock_counter", {"sku": sku, **settings}, at, zoom)


def _write_ini(path, sections):
    with open(path, "w") as file:
        for section, values in sections.items():
            file.write(f"[{section}]\n")
            file.writelines(f"{key}={value}\n" for key, value in values.items())
            file.write("\n")


def _write_json(path, value):
    path.write_text(json.dumps(value, indent=1))
