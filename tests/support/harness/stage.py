"""Everything one run needs, built in order and taken down in reverse: link, RTMP server, display, OBS, viewer."""

from contextlib import ExitStack
from pathlib import Path

from .display import Display
from .ingest import Ingest
from .link import UnshapedLink, open_link
from .obs import Obs
from .obs_setup import ObsSetup
from .plugin import Desk
from .ports import free_port
from .viewer import Viewer


class Stage:
    """`uplink_kbps` None: no link and no RTMP server, OBS does not stream. `router`: more arguments of `open_link`.
    `display` None: one of its own, of `screen`'s size. `arguments` are OBS's. `setup` are fields of ObsSetup."""

    def __init__(
        self,
        folder,
        plugin=None,
        uplink_kbps=None,
        router=None,
        display=None,
        screen=(1280, 800),
        arguments=(),
        **setup,
    ):
        self._open = ExitStack()
        try:
            self._build(Path(folder), plugin, (uplink_kbps, router or {}), (display, screen), arguments, setup)
        except BaseException:
            self._open.close()
            raise

    def _build(self, folder, plugin, uplink, screen, arguments, setup):
        uplink_kbps, router = uplink
        self.link = UnshapedLink("nothing to stream") if uplink_kbps is None else open_link(uplink_kbps, **router)
        self._open.enter_context(self.link)
        if uplink_kbps is not None:
            self.ingest = self._open.enter_context(Ingest(self.link, folder / "ingest", free_port()))
            self.viewer = self._open.enter_context(Viewer(self.ingest.recordings))
            setup["stream_url"] = self.ingest.url
        display, size = screen
        self.display = display or self._open.enter_context(Display(*size)).name
        self.obs = self._open.enter_context(
            Obs(folder / "obs", ObsSetup(free_port(), **setup), self.display, plugin, arguments)
        )
        self.desk = Desk(self.obs) if plugin else None

    def close(self):
        """Ends OBS and returns how it ended."""
        ending = self.obs.stop()
        self._open.close()
        return ending

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self._open.close()
