#!/usr/bin/env python3
"""Checks every #include under plugin/ against the rooms named in plugin/CMakeLists.txt.

A room may include itself and the rooms after INCLUDES. Only `obs` may include libobs headers; only rooms that name a
Qt6 library may include Qt.
"""

import pathlib
import re
import sys

PLUGIN = pathlib.Path("plugin")
LIBOBS = re.compile(r"^(obs[-.\w]*|util/|graphics/|media-io/|callback/)")
QT = re.compile(r"^(Q[A-Z]\w*|Qt\w*/)")


def rooms():
    table = {}
    text = PLUGIN.joinpath("CMakeLists.txt").read_text(encoding="utf-8")
    for call in re.findall(r"add_room\(([^)]*)\)", text):
        words = call.split()
        names, target = words[:1], "NAME"
        includes, libraries = [], []
        for word in words[1:]:
            if word in ("INCLUDES", "LIBRARIES"):
                target = word
            elif target == "INCLUDES":
                includes.append(word)
            else:
                libraries.append(word)
        table[names[0]] = (set(includes) | {names[0]}, libraries)
    return table


def problems():
    table = rooms()
    for folder in sorted(p for p in PLUGIN.iterdir() if p.is_dir()):
        if folder.name not in table and any(folder.iterdir()):
            yield f"{folder}: not named in plugin/CMakeLists.txt"
            continue
        allowed, libraries = table[folder.name]
        qt = any(library.startswith("Qt6::") for library in libraries) or folder.name == "obs"
        for file in sorted(folder.rglob("*.[ch]pp")):
            for number, line in enumerate(file.read_text(encoding="utf-8").splitlines(), 1):
                match = re.match(r'\s*#include\s*[<"]([^>"]+)[>"]', line)
                if not match:
                    continue
                name = match.group(1)
                room = name.split("/")[0]
                if "/" in name and room in table and room not in allowed:
                    yield f"{file}:{number}: {folder.name}/ may not include {name}"
                elif room not in table and LIBOBS.match(name) and folder.name != "obs":
                    yield f"{file}:{number}: only obs/ knows libobs, not {folder.name}/ ({name})"
                elif room not in table and QT.match(name) and not qt:
                    yield f"{file}:{number}: {folder.name}/ knows no Qt ({name})"


found = list(problems())
print("\n".join(found), end="\n" if found else "")
sys.exit(1 if found else 0)
