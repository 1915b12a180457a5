#!/usr/bin/env python3
"""How OBS as it comes, OBS's dynamic bitrate and LiveShelf do on bad uplinks: real OBS, real TCP, real RTMP server.

In turn on each link, and simulated beside it with an oracle that knows the link. Leaves links.md, links.json and
links.png in out/bench. Run by ./dev bench links.
"""

import argparse
import json
import math
import os
import platform
import shutil
import subprocess
import sys
import tempfile
import time
from datetime import date
from pathlib import Path

PROJECT = Path(__file__).resolve().parents[3]
HERE = Path(__file__).resolve().parent
sys.path[:0] = [str(HERE), str(PROJECT / "tests/support")]
sys.dont_write_bytecode = True

import real_run  # noqa: E402  (needs the path above)
from figures import figures  # noqa: E402
from harness.obs_client import RequestFailed  # noqa: E402
from harness.picture import render_camera_picture  # noqa: E402
from harness.waiting import Late  # noqa: E402
from picture import draw  # noqa: E402
from plan import read_links  # noqa: E402
from report import goals, write_report  # noqa: E402

TRACES = PROJECT.parent / "shared/traces"
SIMULATION = PROJECT / "build/release/tests/bench/links_simulation"
# Every link behind the same router, then what other routers and congestion controls make of two of them.
PLAN = [(None, 200, "cubic"), ("step deep", 50, "cubic"), ("step deep", 1000, "cubic"), ("step deep", 200, "bbr")]


def main():
    choice = parse()
    links = read_links(choice.file, choice.traces)
    if unknown := set(choice.link) - set(links):
        sys.exit(f"there is no link {', '.join(sorted(unknown))}; there are {', '.join(links)}")
    if len(links) < len(json.loads(choice.file.read_text())["links"]):
        print(f"  links on a trace are left out: {choice.traces} is not there")
    cases = list(plan_cases(links, choice))
    choice.out.mkdir(parents=True, exist_ok=True)
    runs = [] if choice.simulated else list(run_all(cases, choice))
    real = [summary(run, links) for run in runs]
    simulated = [summary(run, links) for case in cases for run in simulate(case, choice)]
    results = grouped(cases, real, simulated)
    write_report(choice.out / "links.md", results, about(runs))
    (choice.out / "links.json").write_text(json.dumps({"about": about(runs), "runs": real + simulated}, indent=1))
    if runs:
        draw(choice.out / "links.png", runs)
    for sentence in goals(results):
        print(f"  short of a goal: {sentence}")
    print(f"made: {', '.join(str(file) for file in sorted(choice.out.glob('links.*')))}")


def parse():
    parser = argparse.ArgumentParser(prog="./dev bench links", description=__doc__.splitlines()[0])
    parser.add_argument("--file", type=Path, default=HERE / "links.json", help="other links, in the same form")
    parser.add_argument("--link", nargs="*", default=[], help="only these links of links.json")
    parser.add_argument("--controller", nargs="*", default=list(real_run.CONTROLLERS), choices=real_run.CONTROLLERS)
    parser.add_argument("--router-ms", nargs="*", type=int, help="router buffers; every chosen link behind each")
    parser.add_argument("--tcp", nargs="*", choices=("cubic", "bbr"), help="likewise")
    parser.add_argument("--simulated", action="store_true", help="no real runs: seconds instead of an hour")
    parser.add_argument("--traces", type=Path, default=TRACES, help="the folder of uplink traces")
    parser.add_argument("--out", type=Path, default=PROJECT / "out/bench")
    return parser.parse_args()


def plan_cases(links, choice):
    """(link, router_ms, tcp)"""
    if choice.router_ms or choice.tcp:
        plan = [(None, ms, tcp) for ms in choice.router_ms or [200] for tcp in choice.tcp or ["cubic"]]
    else:
        plan = PLAN
    for names, router_ms, tcp in plan:
        for link in links.values():
            if (not names or link.name in names.split()) and (not choice.link or link.name in choice.link):
                yield link, router_ms, tcp


def run_all(cases, choice):
    with tempfile.TemporaryDirectory(prefix="liveshelf-links-") as folder:
        clip = Path(folder) / "camera.mp4"
        render_camera_picture(clip)
        for link, router_ms, tcp in cases:
            for controller in choice.controller:
                try:
                    yield run_one((link, router_ms, tcp), controller, clip, Path(folder) / "run", choice.out)
                except (Late, RequestFailed, RuntimeError) as trouble:
                    print(f"  {link.name} with {controller} broke off and is missing below: {trouble}", flush=True)


def run_one(case, controller, clip, folder, out):
    link, router_ms, tcp = case
    began = time.monotonic()
    try:
        run = real_run.run(link, controller, router_ms, tcp, clip, folder)
    finally:
        for log in folder.glob("obs/obs.log"):
            (out / "logs").mkdir(exist_ok=True)
            shutil.copy(log, out / f"logs/{link.name}-{router_ms}-{tcp}-{controller}.log")
        shutil.rmtree(folder, ignore_errors=True)
    found = figures(run)
    print(
        f"  {link.name:9}{router_ms:5} ms {tcp:6}{controller:10}"
        f" freeze@2s {found['freeze2'] * 100:4.1f} %  lag p95 {found['lag95']:.2f} s, worst {found['lag_max']:.2f} s"
        f"  delivered {found['share'] * 100:3.0f} %  ({time.monotonic() - began:.0f} s)",
        flush=True,
    )
    if run["skipped_by_encoder"] > 0.01 * run["fps"] * run["seconds"]:
        print(f"  this machine was too slow for that run: {run['skipped_by_encoder']} frames skipped by the encoder")
    return run


def simulate(case, choice):
    link, router_ms, tcp = case
    command = [SIMULATION, choice.file, choice.traces, "--link", link.name]
    command += ["--router-ms", str(router_ms), "--tcp", tcp]
    done = subprocess.run([str(word) for word in command], capture_output=True, text=True, check=True)
    return [json.loads(line) for line in done.stdout.splitlines()]


def summary(run, links):
    """What is kept of a run: its figures, and what it was, without its frames."""
    kept = {key: value for key, value in run.items() if key not in ("frames", "target", "capacity")}
    found = {key: "never" if value == math.inf else value for key, value in figures(run).items()}
    return {**found, "run": {**kept, "outage": links[run["link"]].has_outage}}


def grouped(cases, real, simulated):
    results = {(link.name, router_ms, tcp): {} for link, router_ms, tcp in cases}
    for kind, found in (("real", real), ("simulated", simulated)):
        for each in found:
            run = each["run"]
            by_kind = results[run["link"], run["router_ms"], run["tcp"]]
            by_kind.setdefault(kind, {})[run["controller"]] = each
    return results


def about(runs):
    where = f"{cpu()}, {os.cpu_count()} cores, Linux {platform.release()}, {date.today().isoformat()}"
    if not runs:
        return f"Simulated only. {where}."
    skipped = sum(run["skipped_by_encoder"] for run in runs)
    frames = sum(run["fps"] * run["seconds"] for run in runs)
    return (
        f"OBS {runs[0]['obs']}, x264 ultrafast CBR, 640×360p30, camera-like picture with grain, {real_run.AUDIO_KBPS}"
        f" kbit/s audio. {where}. OBS took {sum(run['cpu_cores'] for run in runs) / len(runs):.2f} cores on average;"
        f" its encoder skipped {skipped} of {frames:.0f} frames.{loop_cost(runs)}"
    )


def loop_cost(runs):
    costs = [run["loop_cpu"] for run in runs if run["loop_cpu"] is not None]
    return f" LiveShelf's loop took {max(costs) * 100:.2f} % of a core at most." if costs else ""


def cpu():
    for line in Path("/proc/cpuinfo").read_text().splitlines():
        if line.startswith("model name"):
            return line.partition(":")[2].strip()
    return platform.machine()


if __name__ == "__main__":
    main()
