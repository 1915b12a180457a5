#!/usr/bin/env python3
"""Checks data/locale against the code, both ways.

Every key written in the code stands in every locale file, every key of a file is used in the code, all files have the
same keys and the same {gaps}, and no line is empty, doubled or malformed.
"""

import pathlib
import re
import sys

LOCALES = sorted(pathlib.Path("data/locale").glob("*.ini"))
KEY = r"[A-Z][A-Za-z]*(?:\.[A-Za-z0-9]+)+"
LINE = re.compile(rf'^({KEY}|[A-Z][A-Za-z]*)="((?:[^"\\]|\\.)*)"$')
GAP = re.compile(r"\{[a-zA-Z]+\}")


def read(file, complain):
    keys = {}
    for number, line in enumerate(file.read_text(encoding="utf-8").splitlines(), 1):
        if not line.strip() or line.startswith((";", "#")):
            continue
        match = LINE.match(line)
        if not match:
            complain(f"{file}:{number}: not a line of the form Key=\"text\"")
        elif match.group(1) in keys:
            complain(f"{file}:{number}: {match.group(1)} stands here twice")
        elif not match.group(2).strip():
            complain(f"{file}:{number}: {match.group(1)} is empty")
        else:
            keys[match.group(1)] = match.group(2)
    return keys


def used_keys():
    areas = set()
    for file in LOCALES:
        areas |= {m.split(".")[0] for m in re.findall(rf"^({KEY})=", file.read_text(encoding="utf-8"), re.M)}
    used = {}
    for file in sorted(pathlib.Path("plugin").rglob("*.[ch]pp")):
        for number, line in enumerate(file.read_text(encoding="utf-8").splitlines(), 1):
            for key in re.findall(rf'"({KEY})"', line):
                if key.split(".")[0] in areas:
                    used.setdefault(key, f"{file}:{number}")
    return used


def main():
    found = []
    tables = {file: read(file, found.append) for file in LOCALES}
    reference = tables[LOCALES[0]]
    used = used_keys()
    for file, keys in tables.items():
        for key, place in used.items():
            if key not in keys:
                found.append(f"{place}: {key} is missing in {file}")
        for key in keys:
            if "." in key and key not in used:
                found.append(f"{file}: {key} is used nowhere")
            if key not in reference:
                found.append(f"{LOCALES[0]}: {key} is missing, {file} has it")
            elif set(GAP.findall(keys[key])) != set(GAP.findall(reference[key])):
                found.append(f"{file}: {key} has other gaps than {LOCALES[0]}")
        for key in reference:
            if key not in keys:
                found.append(f"{file}: {key} is missing, {LOCALES[0]} has it")
    print("\n".join(found), end="\n" if found else "")
    return 1 if found else 0


sys.exit(main())
