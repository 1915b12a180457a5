"""A program that runs beside the test: its output in a file and line by line in memory, stopped with its owner."""

import re
import signal
import subprocess
import threading
import time

from .waiting import Late


class Background:
    def __init__(self, name, command, log_file, stdin=subprocess.DEVNULL, **popen):
        self.name = name
        self.log_file = log_file
        self.lines = []
        self.line_times = []
        self._changed = threading.Condition()
        self.process = subprocess.Popen(
            command, stdin=stdin, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, **popen
        )
        self._reader = threading.Thread(target=self._read, daemon=True)
        self._reader.start()

    def _read(self):
        with open(self.log_file, "wb") as log:
            for raw in self.process.stdout:
                log.write(raw)
                log.flush()
                with self._changed:
                    self.lines.append(raw.decode(errors="replace").rstrip("\n"))
                    self.line_times.append(time.monotonic())
                    self._changed.notify_all()
        with self._changed:
            self._changed.notify_all()

    @property
    def running(self):
        return self.process.poll() is None

    def find(self, pattern):
        """The lines that match, in order."""
        expression = re.compile(pattern)
        with self._changed:
            return [line for line in self.lines if expression.search(line)]

    def wait_for_line(self, pattern, within=10.0):
        expression = re.compile(pattern)
        until = time.monotonic() + within
        seen = 0
        with self._changed:
            while True:
                for line in self.lines[seen:]:
                    if expression.search(line):
                        return line
                seen = len(self.lines)
                left = until - time.monotonic()
                if left <= 0 or not self._reader.is_alive():
                    raise Late(f"{self.name} did not say /{pattern}/ within {within:g} s; its output: {self.log_file}")
                self._changed.wait(min(left, 0.5))

    def stop(self, sign=signal.SIGTERM, within=5.0, then=signal.SIGKILL):
        """Asks with `sign`, then with `then`, kills as a last resort. Returns the seconds it took and whether it
        went by itself when asked first."""
        started = time.monotonic()
        by_itself = True
        if self.running:
            self.process.send_signal(sign)
            try:
                self.process.wait(within)
            except subprocess.TimeoutExpired:
                by_itself = False
                self._force(then)
        took = time.monotonic() - started
        self._reader.join(10)  # not for ever: a child of its own may hold the pipe open
        self.process.stdout.close()
        return took, by_itself

    def _force(self, sign):
        self.process.send_signal(sign)
        try:
            self.process.wait(5)
        except subprocess.TimeoutExpired:
            self.process.kill()
            self.process.wait()
