"""The platform's side: nginx with its RTMP module, writing each message to disk as it arrives."""

import socket
from pathlib import Path

from .background import Background
from .waiting import wait_for

_MODULES = (
    "/usr/lib/nginx/modules/ngx_rtmp_module.so",
    "/usr/lib64/nginx/modules/ngx_rtmp_module.so",
)

_CONFIG = """\
load_module {module};
daemon off;
master_process off;
pid {folder}/nginx.pid;
error_log {folder}/nginx.log notice;
events {{ worker_connections 64; }}
rtmp {{
    server {{
        listen {host}:{port};
        chunk_size 4096;
        application live {{
            live on;
            record all;
            record_path {folder}/received;
            record_unique on;
        }}
    }}
}}
"""


class Ingest:
    """Runs at the far end of `link` for as long as the `with` block lasts."""

    def __init__(self, link, folder, port):
        self.folder = Path(folder)
        self.recordings = self.folder / "received"
        self.url = f"rtmp://{link.host}:{port}/live"
        self._link, self._address = link, (link.host, port)

    def __enter__(self):
        self.start()
        return self

    def __exit__(self, *_):
        self.stop()

    def start(self):
        self.recordings.mkdir(parents=True, exist_ok=True)
        module = next((path for path in _MODULES if Path(path).exists()), None)
        if module is None:
            raise RuntimeError("nginx's RTMP module is not installed (Debian: libnginx-mod-rtmp)")
        host, port = self._address
        config = self.folder / "nginx.conf"
        config.write_text(_CONFIG.format(module=module, folder=self.folder, host=host, port=port))
        # -e: nginx opens its compiled-in log before it reads the file.
        command = ["nginx", "-e", f"{self.folder}/nginx.log", "-c", str(config)]
        self._server = Background("nginx", self._link.far_command(command), self.folder / "nginx.out")
        wait_for(self._answers, f"nginx listening at {host}:{port} (see {self.folder}/nginx.log)")

    def _answers(self):
        try:
            socket.create_connection(self._address, timeout=1).close()
            return True
        except OSError:
            return False

    def stop(self):
        """Cuts every stream off."""
        self._server.stop()

    def recording(self):
        """The file of the last stream received."""
        return sorted(self.recordings.glob("*.flv"))[-1]
