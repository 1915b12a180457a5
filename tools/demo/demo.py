#!/usr/bin/env python3
"""LiveShelf at work, end to end: a real OBS streams a rehearsal show through a weak uplink to a real RTMP server.

Leaves in out/demo: dock.png, program.png, show.flv, timeline.csv, summary.json. Exits with 1 when the show did not show
what it promises. Run by ./dev demo.
"""

import argparse
import os
import shutil
import sys
from pathlib import Path

PROJECT = Path(__file__).resolve().parents[2]
sys.path[:0] = [str(PROJECT / "tests/support")]
sys.dont_write_bytecode = True

from harness.obs_client import RequestFailed  # noqa: E402  (needs the path above)
from harness.waiting import Late  # noqa: E402
from show import LASTS_S, Show  # noqa: E402
from summary import broken_promises, summarise, write_timeline, write_summary  # noqa: E402
from terminal import Terminal  # noqa: E402


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--visible", action="store_true", help="open OBS on this machine's display")
    parser.add_argument("--seconds", type=int, default=LASTS_S, help=f"how long the show lasts, {LASTS_S} unless told")
    parser.add_argument("--out", type=Path, default=PROJECT / "out/demo", help="where the results go")
    choice = parser.parse_args()
    if choice.visible and not os.environ.get("DISPLAY"):
        parser.error("--visible needs a display: DISPLAY is not set")
    if not 40 <= choice.seconds <= 400:
        parser.error("--seconds can be 40 to 400: the rehearsal shop plays at no other pace")

    shutil.rmtree(choice.out, ignore_errors=True)
    choice.out.mkdir(parents=True)
    terminal = Terminal()
    try:
        display = os.environ["DISPLAY"] if choice.visible else None
        played = Show(choice.out, terminal, display, choice.seconds).play()
    except (Late, RequestFailed, RuntimeError) as trouble:
        terminal.end_of_show()
        terminal.say(f"demo: the show broke off: {trouble}\ndemo: OBS's log is {choice.out}/obs.log")
        return 1
    summary = summarise(played)
    write_timeline(choice.out / "timeline.csv", played.samples)
    write_summary(choice.out / "summary.json", summary)
    out = choice.out.resolve()
    shown = out.relative_to(PROJECT) if out.is_relative_to(PROJECT) else out
    terminal.results(summary, shown, sorted(file.name for file in out.iterdir()))
    broken = broken_promises(summary)
    for sentence in broken:
        terminal.say(f"  NOT SHOWN: {sentence}")
    return 1 if broken else 0


if __name__ == "__main__":
    sys.exit(main())
