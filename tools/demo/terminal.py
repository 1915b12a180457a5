"""What the demo says while it runs: one live line, and the events above it as they happen."""

import shutil
import sys

_VERDICTS = {
    "idle": "not streaming",
    "good": "good",
    "networkWeak": "network weak",
    "networkDown": "network down",
    "encoderBusy": "encoder busy",
    "rendererBusy": "renderer busy",
}
_WITHOUT_TERMINAL_EVERY_S = 5
_STEP_WORTH_A_LINE = 1.5


class Terminal:
    def __init__(self, stream=sys.stdout):
        self._stream = stream
        self._live = stream.isatty()
        self._said_at = -_WITHOUT_TERMINAL_EVERY_S
        self._line = ""
        self._told_kbps = self._ceiling_kbps = 0

    def say(self, text):
        self._clear()
        print(text, file=self._stream, flush=True)

    def event(self, at_s, text):
        self.say(f"  {_clock(at_s)}  {text}")
        self._redraw()

    def liveshelf_event(self, at_s, kind, data):
        if kind == "BitrateChanged" and self._is_small_step_up(data):
            return  # the live line shows it
        self.event(at_s, _sentence(kind, data))

    def _is_small_step_up(self, data):
        small = data["fromKbps"] < data["toKbps"] < min(self._told_kbps * _STEP_WORTH_A_LINE, self._ceiling_kbps)
        if not small:
            self._told_kbps = data["toKbps"]
        return small

    def live(self, sample):
        """On a terminal one line that stays; elsewhere a line every few seconds."""
        self._line = _live_line(sample)
        self._ceiling_kbps = sample.ceiling_kbps
        if self._live:
            self._redraw()
        elif sample.at_s - self._said_at >= _WITHOUT_TERMINAL_EVERY_S:
            self._said_at = sample.at_s
            print(self._line, file=self._stream, flush=True)

    def end_of_show(self):
        self._clear()
        self._line = ""

    def results(self, summary, folder, files):
        lag, lead = summary["longestViewerLagS"], summary["warningLeadS"]
        self.say("")
        rates = f"{summary['bitrateMinKbps']}–{summary['bitrateMaxKbps']} kbit/s"
        dropped = f"{summary['framesDropped']} of {summary['framesTotal']} frames dropped"
        self.say(f"  bitrate {rates}, {dropped}, viewers at most {lag:.1f} s behind")
        if lead is not None:
            self.say(f"  {summary['soldOutSku']} sold out; the warning came {lead:.0f} s earlier")
        self.say(f"  {summary['leaksNote']}")
        self.say(f"made: {folder}/ with {', '.join(files)}")

    def _redraw(self):
        if self._live and self._line:
            width = shutil.get_terminal_size().columns - 1
            print(f"\r\033[K{self._line[:width]}", end="", file=self._stream, flush=True)

    def _clear(self):
        if self._live:
            print("\r\033[K", end="", file=self._stream)


def _clock(seconds):
    seconds = max(0, int(seconds))
    return f"{seconds // 60}:{seconds % 60:02d}"


def _live_line(sample):
    left = "–" if sample.left is None else f"{sample.left} left"
    end = f", sells out in {_clock(sample.sells_out_in_s)}" if sample.sells_out_in_s is not None else ""
    product = f"{sample.title}: {left}{end}" if sample.on_air else "nothing on air"
    queue = f"{sample.queue_ms} ms" if sample.queue_ms >= 0 else "stands"
    return (
        f"▸ {_clock(sample.at_s)}  {_VERDICTS.get(sample.verdict, sample.verdict)}"
        f"  {sample.bitrate_kbps}/{sample.ceiling_kbps} kbit/s  queue {queue}  │ {product}"
    )


def _sentence(kind, data):
    if kind == "BitrateChanged":
        return f"bitrate {data['fromKbps']} → {data['toKbps']} kbit/s: {data['reason']}"
    if kind == "AlertRaised":
        return f"ALERT  {data['sentence']}"
    if kind == "AlertCleared":
        return f"alert over: {data['sku']}"
    if kind == "OnAirChanged":
        return f"on air: {data['sku'] or 'nothing'}"
    return data.get("sentence", kind)
