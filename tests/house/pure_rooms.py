#!/usr/bin/env python3
"""Rooms that must build without libobs and Qt: checks what the compiler really read for each of their objects.

Usage: pure_rooms.py BUILD_FOLDER
"""

import re
import subprocess
import sys

PURE = "core health rate net commerce stock forecast alerts overlay show channels profile app".split()
FORBIDDEN = re.compile(r"/usr/include/(obs|.*qt6?)/|/qt6/", re.I)

listing = subprocess.run(["ninja", "-C", sys.argv[1], "-t", "deps"], capture_output=True, text=True, check=True).stdout
seen, found = set(), []
room = None
for line in listing.splitlines():
    target = re.match(r"plugin/CMakeFiles/liveshelf_(\w+)\.dir/", line)
    if target or not line.startswith(" "):
        room = target.group(1) if target and target.group(1) in PURE else None
        if room:
            seen.add(room)
    elif room and FORBIDDEN.search(line):
        found.append(f"{room}/ reads {line.strip()}")
print("\n".join(sorted(set(found))) or f"{len(seen)} rooms read neither libobs nor Qt")
if found or "core" not in seen or "app" not in seen:
    sys.exit("the pure rooms are not pure" if found else "no dependencies were recorded for the pure rooms")
