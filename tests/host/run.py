#!/usr/bin/env python3
"""Runs the tests with a real OBS that are in this folder: all of them, or the files named. One line a test; non-zero
when one failed. Runs in whatever root it is started in and needs no build tree but build/plugin.

    tests/host/run.py [FILE…]
"""

import os
import subprocess
import sys
import time
import unittest
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

HERE = Path(__file__).resolve().parent
LIMIT_S = 180
AT_ONCE = 2  # they mostly wait
ALONE = ("exit_test", "link_test")  # these measure time


def main():
    if len(sys.argv) == 3 and sys.argv[1] == "--here":
        return run_file(Path(sys.argv[2]))
    files = [HERE / Path(name).name for name in sys.argv[1:]] or sorted(HERE.glob("*_test.py"))
    started = time.monotonic()
    failed = run_all(files)
    if len(files) > 1:
        suite = os.environ.get("LIVESHELF_INSIDE") or "native"
        verdict = f"failed: {', '.join(failed)}" if failed else "all passed"
        print(f"host ({suite}): {len(files)} files in {time.monotonic() - started:.0f} s, {verdict}")
    return 1 if failed else 0


def run_all(files):
    failed = []
    for at_once, some in (
        (AT_ONCE, [file for file in files if file.stem not in ALONE]),
        (1, [file for file in files if file.stem in ALONE]),
    ):
        with ThreadPoolExecutor(at_once) as pool:
            for file, (passed, output) in zip(some, pool.map(run_apart, some)):
                print(output, end="", flush=True)
                if not passed:
                    failed.append(file.stem)
    return failed


def run_apart(file):
    """Each file in a process of its own: network namespaces and crashes stay there."""
    command = [sys.executable, str(Path(__file__).resolve()), "--here", str(file)]
    try:
        done = subprocess.run(command, timeout=LIMIT_S, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True)
        return done.returncode == 0, done.stdout
    except subprocess.TimeoutExpired as late:
        said = (late.stdout or b"").decode(errors="replace")
        return False, f"{said}FAILED  {file.stem}: not done after {LIMIT_S} s\n"


def run_file(file):
    sys.path[:0] = [str(HERE), str(HERE.parent / "support")]
    sys.dont_write_bytecode = True
    suite = unittest.defaultTestLoader.loadTestsFromName(file.stem)
    result = unittest.TextTestRunner(stream=sys.stdout, verbosity=0, resultclass=Lines).run(suite)
    return 0 if result.wasSuccessful() and result.testsRun else 1


class Lines(unittest.TextTestResult):
    """One line a test with its time, like ctest's."""

    def startTest(self, test):
        super().startTest(test)
        self._started = time.monotonic()

    def addSuccess(self, test):
        super().addSuccess(test)
        self._line("ok", test)

    def addSkip(self, test, reason):
        super().addSkip(test, reason)
        self._line(f"skipped ({reason})", test)

    def addFailure(self, test, error):
        super().addFailure(test, error)
        self._line("FAILED", test)

    def addError(self, test, error):
        super().addError(test, error)
        self._line("FAILED", test)

    def _line(self, verdict, test):
        took = time.monotonic() - getattr(self, "_started", time.monotonic())
        name = test.id() if hasattr(test, "_testMethodName") else str(test)
        print(f"{verdict:8}{name}  {took:.1f} s", flush=True)


if __name__ == "__main__":
    sys.exit(main())
