#!/usr/bin/env python3
"""Runs one file of tests with the real OBS of the root it is started in. One line a test; non-zero when one failed.

    tests/host/run.py FILE

Needs no build tree but build/plugin.
"""

import sys
import time
import unittest
from pathlib import Path

HERE = Path(__file__).resolve().parent


def main():
    if len(sys.argv) != 2:
        sys.exit(__doc__)
    sys.path[:0] = [str(HERE), str(HERE.parent / "support")]
    sys.dont_write_bytecode = True
    suite = unittest.defaultTestLoader.loadTestsFromName(Path(sys.argv[1]).stem)
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
