"""An X display without a screen. The server itself picks a free number, so that several can run at once."""

import os
import subprocess


class Display:
    def __init__(self, width=1280, height=800):
        reading, writing = os.pipe()
        size = f"{width}x{height}x24"
        # Else it starts anew when its last client goes, and one that comes meanwhile waits for ever.
        command = ["Xvfb", "-displayfd", str(writing), "-screen", "0", size, "-nolisten", "tcp", "-noreset"]
        self._server = subprocess.Popen(
            command, pass_fds=[writing], stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
        )
        os.close(writing)
        with os.fdopen(reading) as answer:
            number = answer.readline().strip()
        if not number:
            raise RuntimeError(f"Xvfb ended with code {self._server.wait()} before it named a display")
        self.name = f":{number}"

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self._server.terminate()
        self._server.wait()
