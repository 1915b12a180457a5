"""What a show amounts to, and whether it kept its promises."""

import csv
import json
from dataclasses import asdict, fields

from show import SET_KBPS, Sample

# Left alone, OBS drops more than a fifth of this show's frames.
_MOST_DROPPED = 0.1


def summarise(played):
    rates = [sample.bitrate_kbps for sample in played.samples if sample.bitrate_kbps]
    sku, lead = _warning(played.events)
    ending = played.ending
    return {
        "obs": played.obs_version,
        "shaped": played.shaped,
        "link": played.link_note,
        "soldOutSku": sku,
        "warningLeadS": lead,
        "longestViewerLagS": round(played.longest_viewer_lag_s, 2),
        "bitrateMinKbps": min(rates, default=0),
        "bitrateMaxKbps": max(rates, default=0),
        "framesDropped": played.frames_dropped,
        "framesTotal": played.frames_total,
        "leaks": None if ending.leaks is None else ending.leaks - played.plain_leaks,
        "leaksNote": f"memory leaks: {ending.leaks}, OBS without LiveShelf: {played.plain_leaks}",
        "exitS": round(ending.seconds, 2),
        "exitClean": ending.by_itself and ending.code == 0,
        "errorLines": played.errors,
        "dockSeen": played.dock_seen,
    }


def _warning(events):
    """The first SKU that sold out, and how long before that its first warning came."""
    warned = {}
    for at, kind, data in events:
        if kind != "AlertRaised":
            continue
        if data["level"] != "soldOut":
            warned.setdefault(data["sku"], at)
        elif data["sku"] in warned:
            return data["sku"], round(at - warned[data["sku"]], 1)
    return None, None


def broken_promises(summary):
    broken = []
    if summary["warningLeadS"] is None:
        broken.append("a SKU that was warned about and then sold out")
    if summary["shaped"] and summary["bitrateMinKbps"] > 0.6 * SET_KBPS:
        broken.append("a lower bitrate while the link was narrow")
    if summary["framesDropped"] > _MOST_DROPPED * summary["framesTotal"]:
        broken.append(f"a picture that goes on: {summary['framesDropped']} frames were dropped")
    if not summary["exitClean"]:
        broken.append("a clean exit of OBS")
    if summary["leaks"] is None or summary["leaks"] > 0:
        broken.append("no leak above OBS's own")
    if summary["errorLines"]:
        broken.append(f"a log without errors: {summary['errorLines'][0]}")
    if not summary["dockSeen"]:
        broken.append("the dock's window")
    return broken


def write_timeline(path, samples):
    with open(path, "w", newline="") as file:
        writer = csv.DictWriter(file, [column.name for column in fields(Sample)])
        writer.writeheader()
        writer.writerows(asdict(sample) for sample in samples)


def write_summary(path, summary):
    path.write_text(json.dumps(summary, indent=2, ensure_ascii=False) + "\n")
