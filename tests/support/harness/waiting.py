"""Waiting for a condition, with a limit and a sentence that says what did not happen."""

import time


class Late(AssertionError):
    """Something did not happen within its time."""


def wait_for(condition, what, within=10.0, every=0.05):
    """Calls `condition` until it returns something true and returns that. The last call begins when the time is up:
    on a slow machine one call may take longer than all of it."""
    until = time.monotonic() + within
    while True:
        is_last = time.monotonic() > until
        value = condition()
        if value:
            return value
        if is_last:
            raise Late(f"{what}: not within {within:g} s")
        time.sleep(every)
