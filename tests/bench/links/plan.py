"""The links of links.json, as a rate over time."""

import json
from bisect import bisect_right
from dataclasses import dataclass
from pathlib import Path

_STEP_S = 0.2  # how often a rate that never stands still is set anew
_PACKET_BITS = 1500 * 8  # what one line of a trace stands for
_GOODPUT = 1448 / 1514  # TCP's payload in an Ethernet frame of full size


@dataclass(frozen=True)
class Link:
    name: str
    kbps: int  # what the user set in OBS
    seconds: float
    has_outage: bool
    changes: tuple  # (second, kbit/s of the link layer), ascending, the first at zero

    def rate_at(self, second):
        return self.changes[bisect_right(self.changes, (second, float("inf"))) - 1][1]

    def goodput_at(self, second):
        """kbit/s left for TCP's payload."""
        return self.rate_at(second) * _GOODPUT


def read_links(file, traces):
    """Name → Link. Links on a trace are left out where there is no folder of traces."""
    links = {}
    for entry in json.loads(Path(file).read_text())["links"]:
        if "trace" in entry and not (Path(traces) / entry["trace"]).exists():
            continue
        changes = tuple(_without_repeats(_changes(entry, Path(traces))))
        links[entry["name"]] = Link(
            entry["name"], entry["kbps"], entry["seconds"], entry.get("outage", False), changes
        )
    return links


def _changes(entry, traces):
    if "steps" in entry:
        return [(float(second), kbps) for second, kbps in entry["steps"]]
    if "lines" in entry:
        return [(at, _on_lines(entry["lines"], at)) for at in _grid(entry["seconds"])]
    return _from_trace(traces / entry["trace"], entry)


def _grid(seconds):
    return [round(step * _STEP_S, 3) for step in range(round(seconds / _STEP_S))]


def _on_lines(points, at):
    """Two points at one time are a jump: the later one counts."""
    index = max(index for index, (second, _) in enumerate(points) if second <= at)
    second, kbps = points[index]
    if index + 1 == len(points) or points[index + 1][0] == second:
        return kbps
    then, there = points[index + 1]
    return round(kbps + (there - kbps) * (at - second) / (then - second))


def _from_trace(file, entry):
    chances = [int(line) / 1000 for line in file.read_text().split()]
    length = chances[-1]
    bits = {}
    for second in chances:
        step = int((second - entry["from"]) % length / _STEP_S)
        bits[step] = bits.get(step, 0) + _PACKET_BITS
    scale = entry["scale"] / _STEP_S / 1000
    return [(at, round(bits.get(step, 0) * scale)) for step, at in enumerate(_grid(entry["seconds"]))]


def _without_repeats(changes):
    last = None
    for at, kbps in changes:
        if kbps != last:
            yield at, kbps
            last = kbps
