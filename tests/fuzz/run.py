#!/usr/bin/env python3
"""Searches for hostile input that breaks a promise: every target for a while, as many at once as there are processors.

What is new is kept in build/fuzz/found/ for the next run; --keep takes the least of it that reaches all that was
reached into tests/fuzz/corpus/, which every test run replays. Ends with 1 and names the file when something broke."""

import argparse
import concurrent.futures
import os
import re
import subprocess
import sys
from pathlib import Path

HERE = Path(__file__).resolve().parent
BUILD = HERE.parents[1] / "build" / "fuzz"
FOUND = BUILD / "found"
BROKEN = BUILD / "broken"
CORPUS = HERE / "corpus"
# Longer inputs reach nothing that these do not, and take their time.
LONGEST = {"receiver": 8192, "journal": 2048}
# What fontconfig keeps for as long as the process lives is nobody's leak.
SUPPRESSIONS = {"LSAN_OPTIONS": f"suppressions={HERE / 'leaks.txt'}:print_suppressions=0"}
OPTIONS = ["-rss_limit_mb=1024", "-malloc_limit_mb=512", "-timeout=10", "-use_value_profile=1", "-detect_leaks=1"]


def command(target, *arguments):
    folders = [FOUND / target, CORPUS / target]
    for folder in folders:
        folder.mkdir(parents=True, exist_ok=True)
    longest = f"-max_len={LONGEST.get(target, 16384)}"
    return [BUILD / "tests/fuzz" / f"fuzz_{target}", *OPTIONS, longest, *arguments, *folders]


def search(target, seconds):
    """Runs one target and says how it went, with the file that breaks it."""
    BROKEN.mkdir(parents=True, exist_ok=True)
    log = BUILD / f"{target}.log"
    with open(log, "w", encoding="utf-8") as out:
        code = subprocess.run(
            command(target, f"-max_total_time={seconds}", "-print_final_stats=1",
                    f"-artifact_prefix={BROKEN}/{target}-"),
            stdout=out, stderr=subprocess.STDOUT, check=False, env=os.environ | SUPPRESSIONS).returncode
    text = log.read_text(encoding="utf-8", errors="replace")
    runs = re.search(r"number_of_executed_units: (\d+)", text)
    reached = re.findall(r"cov: (\d+)", text)
    if code == 0:
        return True, f"{target}: {runs.group(1) if runs else '?'} inputs, {reached[-1] if reached else '?'} edges"
    file = re.search(r"Test unit written to (\S+)", text)
    where = os.path.relpath(file.group(1)) if file else "no file"
    return False, f"{target}: BROKEN by {where}; see {os.path.relpath(log)}"


def keep(target):
    """Takes what was found into the corpus, without what reaches no new edge."""
    least = BUILD / "least" / target
    subprocess.run(["rm", "-rf", least], check=True)
    least.mkdir(parents=True)
    run = [BUILD / "tests/fuzz" / f"fuzz_{target}", "-set_cover_merge=1", "-use_counters=0", "-max_len=4096"]
    subprocess.run([*run, least, CORPUS / target, FOUND / target], check=True, capture_output=True)
    subprocess.run(["rm", "-rf", CORPUS / target], check=True)
    subprocess.run(["cp", "-r", least, CORPUS / target], check=True)
    return True, f"{target}: {len(list(least.iterdir()))} files kept"


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--seconds", type=int, default=60, help="of each target (60)")
    parser.add_argument("--keep", action="store_true", help="instead: take what was found into tests/fuzz/corpus/")
    parser.add_argument("targets", nargs="*", help="only these")
    given = parser.parse_args()
    targets = given.targets or sorted(file.stem.removesuffix("Fuzz").lower() for file in HERE.glob("*Fuzz.cpp"))
    work = keep if given.keep else lambda target: search(target, given.seconds)
    good = True
    with concurrent.futures.ThreadPoolExecutor(os.cpu_count()) as pool:
        for fine, words in pool.map(work, targets):
            good = good and fine
            print(words, flush=True)
    return 0 if good else 1


if __name__ == "__main__":
    sys.exit(main())
