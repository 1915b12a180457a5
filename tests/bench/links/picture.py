"""links.png: for each link the rate that arrived against what the link carried, and the lag below it."""

import subprocess

from figures import GOODPUT, arrived_kbps, lag_over_time
from report import NAMES

_COLOURS = {"drop": "#c58a00", "dbr": "#c0392b", "liveshelf": "#1f6fb5"}
_WIDTH, _LEFT, _RIGHT = 1500, 80, 20
_RATE_TALL, _LAG_TALL, _GAP, _TITLE = 170, 90, 46, 60
_MOST_LAG_S = 6.0


def draw(file, runs):
    """`runs`: real runs, in the order of the page; those of one link stand together."""
    panels = {}
    for run in runs:
        panels.setdefault((run["link"], run["router_ms"], run["tcp"]), []).append(run)
    tall = _TITLE + len(panels) * (_RATE_TALL + _LAG_TALL + _GAP)
    shapes = [*_legend()]
    top = _TITLE
    for key, group in panels.items():
        shapes += _panel(top, key, group)
        top += _RATE_TALL + _LAG_TALL + _GAP
    command = ["convert", "-size", f"{_WIDTH}x{tall}", "xc:white", "-font", "DejaVu-Sans", "-pointsize", "13"]
    for shape in shapes:
        command += ["-draw", shape]
    subprocess.run([*command, str(file)], check=True)


def _legend():
    x = _LEFT
    for name, colour in [*_COLOURS.items(), ("link", "#bbbbbb")]:
        label = NAMES.get(name, "what the link carries")
        yield f"stroke none fill {colour} rectangle {x},12 {x + 22},22"
        yield _label(x + 28, 22, label)
        x += 60 + 8 * len(label)


def _panel(top, key, group):
    link, router_ms, tcp = key
    seconds = group[0]["seconds"]
    most = max(run["kbps"] for run in group) * 1.5
    across = (_WIDTH - _LEFT - _RIGHT) / seconds

    def x(at):
        return _LEFT + at * across

    def rate_y(kbps):
        return top + _RATE_TALL * (1 - min(kbps, most) / most)

    def lag_y(lag):
        return top + _RATE_TALL + 12 + (_LAG_TALL - 12) * (1 - min(lag, _MOST_LAG_S) / _MOST_LAG_S)

    yield _label(_LEFT, top - 6, f"{link}, router {router_ms} ms, {tcp}")
    yield _capacity(group[0], seconds, x, rate_y)
    for kbps in range(0, int(most) + 1, 1000):
        yield from _grid(rate_y(kbps), f"{kbps / 1000:g} Mbit/s")
    for lag in (0, 2, 4):
        yield from _grid(lag_y(lag), f"{lag} s late")
    for run in group:
        colour = _COLOURS[run["controller"]]
        yield _line([(x(at), rate_y(kbps)) for at, kbps in arrived_kbps(run)], colour)
        yield _line([(x(at), lag_y(lag)) for at, lag in lag_over_time(run)], colour)


def _capacity(run, seconds, x, y):
    points = [(x(0), y(0))]
    changes = [*run["capacity"], [seconds, 0]]
    for (at, kbps), (until, _) in zip(changes, changes[1:]):
        points += [(x(at), y(kbps * GOODPUT)), (x(until), y(kbps * GOODPUT))]
    points.append((x(seconds), y(0)))
    return f"fill #e4e4e4 stroke #bbbbbb polygon {_text(points)}"


def _grid(y, label):
    yield f"stroke #d8d8d8 stroke-width 0.5 line {_LEFT},{y:.1f} {_WIDTH - _RIGHT},{y:.1f}"
    yield _label(4, y + 4, label)


def _label(x, y, text):
    return f"stroke none fill black text {x},{y:.0f} '{text}'"


def _line(points, colour):
    return f"fill none stroke {colour} stroke-width 1.6 polyline {_text(points)}"


def _text(points):
    return " ".join(f"{x:.1f},{y:.1f}" for x, y in points)
