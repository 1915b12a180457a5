"""Waiting for a condition, with a limit and a sentence that says what did not happen."""

import time


class Late(AssertionError):
    """Something did not happen within its time."""


def wait_for(condition, what, within=10.0, every=0.05):
    """Calls `condition` until it returns something true and returns that."""
    until = time.monotonic() + within
    while True:
        value = condition()
        if value:
            return value
        if time.monotonic() > until:
            raise Late(f"{what}: not within {within:g} s")
        time.sleep(every)
