"""Photographs of an X screen and of single windows on it."""

import re
import subprocess


def grab_screen(display, file):
    return _grab(display, "root", file)


def find_window(display, title):
    """Its id; None when there is no such window."""
    tree = subprocess.run(["xwininfo", "-display", display, "-root", "-tree"], capture_output=True, text=True).stdout
    found = re.search(rf'^\s+(0x[0-9a-f]+) "{re.escape(title)}":', tree, re.MULTILINE)
    return found and found[1]


def grab_window(display, title, file):
    """False when there is no such window."""
    # `import` itself, given a title that no window has, waits for somebody to click on one.
    window = find_window(display, title)
    return bool(window) and _grab(display, window, file)


def _grab(display, window, file):
    command = ["import", "-display", display, "-window", window, str(file)]
    return subprocess.run(command, capture_output=True, timeout=20).returncode == 0
