"""links.png: for each link the rate that arrived against what the link carried, and the lag below it."""

import subprocess
from pathlib import Path

from figures import GOODPUT, arrived_kbps, lag_over_time
from report import NAMES

_COLOURS = {"drop": "#c58a00", "dbr": "#c0392b", "liveshelf": "#1f6fb5"}
_WIDTH, _LEFT, _RIGHT = 1500, 80, 20
_RATE_TALL, _LAG_TALL, _GAP, _TITLE = 170, 90, 46, 40
_MOST_LAG_S = 6.0


def draw(file, runs):
    """`runs`: real runs, in the order of the page; those of one link stand together."""
    panels = {}
    for run in runs:
        panels.setdefault((run["link"], run["router_ms"], run["tcp"]), []).append(run)
    tall = _TITLE + len(panels) * (_RATE_TALL + _LAG_TALL + _GAP)
    shapes = [f'<rect width="{_WIDTH}" height="{tall}" fill="white"/>', *_legend()]
    top = _TITLE
    for key, group in panels.items():
        shapes += _panel(top, key, group)
        top += _RATE_TALL + _LAG_TALL + _GAP
    svg = Path(file).with_suffix(".svg")
    svg.write_text(
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{_WIDTH}" height="{tall}" font-family="DejaVu Sans"'
        f' font-size="13">{"".join(shapes)}</svg>'
    )
    subprocess.run(["convert", str(svg), str(file)], check=True)
    svg.unlink()


def _legend():
    x = _LEFT
    for name, colour in [*_COLOURS.items(), ("link", "#bbbbbb")]:
        yield f'<rect x="{x}" y="12" width="22" height="10" fill="{colour}"/>'
        label = NAMES.get(name, "what the link carries")
        yield f'<text x="{x + 28}" y="22">{label}</text>'
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

    yield f'<text x="{_LEFT}" y="{top - 6}" font-weight="bold">{link}, router {router_ms} ms, {tcp}</text>'
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
    return f'<polygon points="{_text(points)}" fill="#e4e4e4" stroke="#bbbbbb"/>'


def _grid(y, label):
    yield f'<line x1="{_LEFT}" y1="{y:.1f}" x2="{_WIDTH - _RIGHT}" y2="{y:.1f}" stroke="#d8d8d8" stroke-width="0.5"/>'
    yield f'<text x="4" y="{y + 4:.1f}" font-size="11">{label}</text>'


def _line(points, colour):
    return f'<polyline points="{_text(points)}" fill="none" stroke="{colour}" stroke-width="1.6"/>'


def _text(points):
    return " ".join(f"{x:.1f},{y:.1f}" for x, y in points)
