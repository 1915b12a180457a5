"""Reads FLV tags as they arrive. No decoding: when was which frame here, and how many bytes."""

from dataclasses import dataclass

AUDIO, VIDEO, SCRIPT = 8, 9, 18


@dataclass(frozen=True)
class Tag:
    kind: int
    media_s: float
    size: int
    is_header: bool  # decoder configuration, no picture or sound
    is_key: bool


class FlvParser:
    """Takes bytes in pieces of any size, gives back the tags that are whole."""

    def __init__(self):
        self._rest = bytearray()
        self._started = False

    def feed(self, data):
        self._rest += data
        tags = []
        if not self._started:
            if len(self._rest) < 13:
                return tags
            if self._rest[:3] != b"FLV":
                raise ValueError("not an FLV file")
            del self._rest[:13]
            self._started = True
        while len(self._rest) >= 11:
            size = int.from_bytes(self._rest[1:4])
            if len(self._rest) < 11 + size + 4:
                break
            tags.append(self._tag(size))
            del self._rest[: 11 + size + 4]
        return tags

    def _tag(self, size):
        kind = self._rest[0] & 0x1F
        media_ms = int.from_bytes(self._rest[4:7]) | self._rest[7] << 24
        body = self._rest[11:13]
        coded = len(body) == 2 and kind in (AUDIO, VIDEO)
        return Tag(
            kind=kind,
            media_s=media_ms / 1000,
            size=size,
            is_header=coded and body[1] == 0,
            is_key=coded and kind == VIDEO and body[0] >> 4 == 1,
        )
