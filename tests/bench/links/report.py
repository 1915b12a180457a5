"""links.md: one table a link, each controller's figures as measured and, behind the bar, as simulated."""

_COLUMNS = (
    ("freeze@2s", "freeze2", "percent"),
    ("freeze@5s", "freeze5", "percent"),
    ("lag p50", "lag50", "seconds"),
    ("p95", "lag95", "seconds"),
    ("p99", "lag99", "seconds"),
    ("max", "lag_max", "seconds"),
    ("delivered ÷ oracle", "share", "percent"),
    ("reaction", "reaction", "seconds"),
    ("recovery", "recovery", "seconds"),
    ("changes/min", "changes", "number"),
    ("false cuts", "false_cuts", "number"),
    ("frames dropped", "dropped", "number"),
)
NAMES = {"drop": "OBS as it comes", "dbr": "OBS dynamic bitrate", "liveshelf": "LiveShelf", "oracle": "oracle"}
_TITLES = {
    "step": "2.5 → 1.2 → 5 Mbit/s",
    "deep": "6 → 0.6 Mbit/s for 6 s",
    "blip": "3 → 0.8 Mbit/s for 2 s",
    "outage": "nothing for 4 s",
    "sawtooth": "3 → 1 Mbit/s in 10 s, again and again",
    "steady": "2.6 Mbit/s, room to spare",
    "verizon": "a Verizon LTE uplink, driving, × 0.4",
    "att": "an AT&T LTE uplink, driving, × 2.5",
}


def write_report(file, results, about):
    """`results`: (link, router_ms, tcp) → kind → controller → figures with "run" beside them."""
    lines = ["# Links", "", about, "", "Each cell: measured │ simulated. What each figure is: `tests/bench/links/figures.py`.", ""]
    for (link, router_ms, tcp), kinds in results.items():
        lines += [f"## {link}: {_TITLES.get(link, '')}", "", f"Router buffer {router_ms} ms, {tcp}.", ""]
        lines += [*_table(kinds), ""]
    file.write_text("\n".join(lines))


def _table(kinds):
    controllers = [name for name in NAMES if any(name in by_controller for by_controller in kinds.values())]
    yield "| | " + " | ".join(title for title, *_ in _COLUMNS) + " |"
    yield "|---" * (len(_COLUMNS) + 1) + "|"
    for controller in controllers:
        cells = [_cell(kinds, controller, key, form) for _, key, form in _COLUMNS]
        yield f"| {NAMES[controller]} | " + " | ".join(cells) + " |"


def _cell(kinds, controller, key, form):
    shown = [_figure(kinds[kind].get(controller), key, form) for kind in ("real", "simulated") if kind in kinds]
    return " │ ".join(shown)


def _figure(figures, key, form):
    value = figures.get(key) if figures else None
    if value is None:
        return "–"
    if value == "never":
        return value
    return {"percent": f"{value * 100:.1f} %", "seconds": f"{value:.2f} s", "number": f"{value:.0f}"}[form]


def goals(results):
    """The goals that real runs of LiveShelf missed, a sentence each."""
    for (link, router_ms, tcp), kinds in results.items():
        real = kinds.get("real", {})
        ours, theirs = real.get("liveshelf"), real.get("dbr")
        oracle = kinds.get("simulated", {}).get("oracle")
        if not ours:
            continue
        for missed in _missed(ours, theirs, oracle):
            yield f"{link}, {router_ms} ms, {tcp}: {missed}"


def _missed(ours, theirs, oracle):
    least = oracle["freeze2"] if oracle else 0.0
    avoidable = max(0.0, ours["freeze2"] - least)
    if avoidable > 0.005:
        yield f"freeze@2s {avoidable * 100:.1f} points above the oracle's (goal 0.5)"
    if theirs and avoidable > 0.1 * max(0.0, theirs["freeze2"] - least) and avoidable > 0:
        yield f"freeze@2s not ten times less than dynamic bitrate's {theirs['freeze2'] * 100:.1f} %"
    if not ours["run"]["outage"] and ours["lag95"] > 0.4:
        yield f"lag p95 {ours['lag95']:.2f} s (goal 0.4 s)"
    if ours["run"]["link"] == "step" and ours["lag_max"] > 1.0:
        yield f"worst lag {ours['lag_max']:.2f} s (goal 1.0 s)"
    if ours["reaction"] is not None and not ours["run"]["outage"] and ours["reaction"] > 0.3:
        yield f"reaction {ours['reaction']:.2f} s (goal 0.3 s)"
    if ours["recovery"] == "never":
        yield "never recovered (goal 5 s)"
    elif ours["recovery"] is not None and ours["recovery"] > 5:
        yield f"recovery {ours['recovery']:.1f} s (goal 5 s)"
    if ours["share"] < 0.92:
        yield f"delivered {ours['share'] * 100:.0f} % of the oracle's (goal 92 %)"
    if theirs and ours["share"] < theirs["share"] - 0.005:
        yield f"delivered less than dynamic bitrate's {theirs['share'] * 100:.0f} %"
    if ours["false_cuts"] and ours["run"]["link"] == "steady":
        yield f"{ours['false_cuts']} false cuts (goal 0)"
