"""The figures of one run, real or simulated, from what happened to each frame.

freeze@L: share of frames not shown by their capture + L: late, dropped, or undecodable because one before them was.
lag: age of the picture that a viewer without a buffer sees, looked at every 20 ms; an idle link and encoder count as 0.
share: bytes of shown video over what an encoder could have sent that knew the link's mean rate of every second.
reaction: from the first late frame after a fall of the link to a target the new link can carry.
recovery: from the link's return to a target of nine tenths of the user's bitrate.
false cut: the target falls although the link had carried everything for three seconds.
"""

import math
from bisect import bisect_right

GOODPUT = 1448 / 1514  # TCP's payload in an Ethernet frame of full size
_LOOK_EVERY_S = 0.02
_LATE_S = 0.06  # two frames
_WINDOW_S = 1.0


def figures(run):
    frames = _decodable(run["frames"])
    lag = _lags(frames, run["seconds"])
    room = _Room(run)
    return {
        "freeze2": _freeze(frames, 2),
        "freeze5": _freeze(frames, 5),
        "lag50": _percentile(lag, 0.5),
        "lag95": _percentile(lag, 0.95),
        "lag99": _percentile(lag, 0.99),
        "lag_max": max(lag),
        "share": _delivered_kbps(frames, run["seconds"]) / room.oracle_kbps(),
        "reaction": _reaction(run, frames, room),
        "recovery": _recovery(run, room),
        "changes": max(0, len(run["target"]) - 1) * 60 / run["seconds"],
        "false_cuts": _false_cuts(run["target"], room),
        "dropped": sum(arrived is None for _, arrived, *_ in run["frames"]),
    }


def lag_over_time(run, every=0.2):
    """(second, lag) for a picture."""
    frames = _decodable(run["frames"])
    lags = _lags(frames, run["seconds"])
    step = round(every / _LOOK_EVERY_S)
    return [(index * _LOOK_EVERY_S, max(lags[index : index + step])) for index in range(0, len(lags), step)]


def arrived_kbps(run, every=0.2):
    """(second, kbit/s of video that arrived during the second before) for a picture."""
    arrivals = _Arrivals(run["frames"])
    steps = range(int(run["seconds"] / every))
    return [(step * every, arrivals.kbps(step * every)) for step in steps]


def _decodable(frames):
    """The frames with `arrived` None also where a frame they build on is missing."""
    broken = False
    result = []
    for captured, arrived, size, key in frames:
        broken = arrived is None or (broken and not key)
        result.append((captured, None if broken else arrived, size, key))
    return result


def _freeze(frames, limit):
    return sum(arrived is None or arrived - captured > limit for captured, arrived, *_ in frames) / len(frames)


def _lags(frames, seconds):
    shown = sorted((arrived, captured) for captured, arrived, *_ in frames if arrived is not None)
    lags = []
    newest, index = 0.0, 0
    for look in range(int(seconds / _LOOK_EVERY_S)):
        now = look * _LOOK_EVERY_S
        while index < len(shown) and shown[index][0] <= now:
            newest = max(newest, shown[index][1])
            index += 1
        lags.append(max(0.0, now - newest))
    return lags


def _percentile(values, share):
    return sorted(values)[min(len(values) - 1, math.floor(share * len(values)))]


def _delivered_kbps(frames, seconds):
    return sum(size for _, arrived, size, _ in frames if arrived is not None) * 8 / 1000 / seconds


class _Room:
    """What the link had for video."""

    def __init__(self, run):
        self._run = run
        self._times = [at for at, _ in run["capacity"]]

    def at(self, second):
        index = max(0, bisect_right(self._times, second) - 1)
        return self._run["capacity"][index][1] * GOODPUT - self._run["audio_kbps"]

    def mean(self, since, until, step=0.1):
        count = max(1, round((until - since) / step))
        return sum(self.at(since + (number + 0.5) * step) for number in range(count)) / count

    def least(self, since, until, step=0.1):
        return min(self.at(since + number * step) for number in range(max(1, round((until - since) / step)) + 1))

    def oracle_kbps(self):
        seconds = range(math.floor(self._run["seconds"]))
        each = [min(self._run["kbps"], max(0.0, self.mean(second, second + 1))) for second in seconds]
        return sum(each) / len(each)

    def falls(self):
        """Times at which the link stops carrying the user's bitrate, at least five seconds apart."""
        return self._crossings(lambda before, after: before >= self._run["kbps"] > after)

    def rises(self):
        return self._crossings(lambda before, after: before < self._run["kbps"] <= after)

    def _crossings(self, is_one):
        found = []
        for before, after in zip(self._times, self._times[1:]):
            if is_one(self.at(before), self.at(after)) and (not found or after - found[-1] >= 5):
                found.append(after)
        return found


class _Arrivals:
    def __init__(self, frames):
        arrived = sorted((arrived, size) for _, arrived, size, _ in frames if arrived is not None)
        self._times = [at for at, _ in arrived]
        self._sums = [0]
        for _, size in arrived:
            self._sums.append(self._sums[-1] + size)

    def kbps(self, until):
        first, last = (bisect_right(self._times, at) for at in (until - _WINDOW_S, until))
        return (self._sums[last] - self._sums[first]) * 8 / 1000 / _WINDOW_S


def _reaction(run, frames, room):
    """The mean over all sudden falls; None where there is none, or the controller has no target."""
    if len(run["capacity"]) > 12 or len(run["target"]) < 2:
        return None  # a link in constant motion has no such moment
    times = []
    for fall in room.falls():
        late = next(
            (
                max(fall, captured + _LATE_S)
                for captured, arrived, *_ in frames
                if arrived is None or (arrived >= fall and arrived - captured > _LATE_S)
            ),
            None,
        )
        right = next((at for at, kbps in run["target"] if at >= fall and kbps <= max(room.at(at), 0)), None)
        if room.at(fall) <= 0:
            right = next((at for at, _ in run["target"] if at >= fall), None)
        if late is not None and right is not None:
            times.append(max(0.0, right - late))
    return sum(times) / len(times) if times else None


def _recovery(run, room):
    if len(run["capacity"]) > 12:
        return None
    times = []
    for rise in room.rises():
        lowered = [kbps for at, kbps in run["target"] if at <= rise][-1:] or [run["kbps"]]
        back = next((at for at, kbps in run["target"] if at > rise and kbps >= 0.9 * run["kbps"]), math.inf)
        times.append(back - rise if lowered[0] < 0.9 * run["kbps"] else 0.0)
    return sum(times) / len(times) if times and len(run["target"]) > 1 else None


def _false_cuts(target, room):
    cuts = 0
    for (_, before), (at, after) in zip(target, target[1:]):
        if after < before and at > 3 and room.least(at - 3, at) > 1.05 * before:
            cuts += 1
    return cuts
