"""Secrets that are planted to be looked for afterwards, in each spelling that they could leak in."""

import base64
import binascii
import secrets as random
from urllib.parse import quote

_PART = 12  # an excerpt that cuts a secret still gives so much of it away


def files_under(folder):
    """Each with its content. The folder may be in use: what is renamed or removed meanwhile is left out."""
    for path in folder.rglob("*"):
        if path.is_symlink() or not path.is_file():
            continue
        try:
            yield path, path.read_bytes()
        except FileNotFoundError:
            pass


class Canary:
    def __init__(self, what):
        self.what = what
        # With characters that URLs, Base64 and JSON write differently.
        self.value = f"cnry/{random.token_hex(8)}+\"{random.token_hex(8)}="

    def spellings(self):
        raw = self.value.encode()
        yield "itself", raw
        yield "its beginning", raw[:_PART]
        yield "its middle", raw[_PART : 2 * _PART]
        yield "its end", raw[-_PART:]
        yield "percent-encoded", quote(self.value, safe="").encode()[:_PART]
        yield "hex", binascii.hexlify(raw)[: 2 * _PART]
        yield "HEX", binascii.hexlify(raw).upper()[: 2 * _PART]
        yield "UTF-16", self.value.encode("utf-16-le")[: 2 * _PART]
        for before in range(3):
            encoded = base64.b64encode(b"x" * before + raw)[(before * 8 + 5) // 6 :][:_PART]
            yield f"Base64 behind {before}", encoded
            yield f"URL-safe Base64 behind {before}", encoded.replace(b"+", b"-").replace(b"/", b"_")

    def found_in(self, folder, but=()):
        """(file, spelling) for every file under `folder` that holds it, but for the files named."""
        found = []
        for path, content in files_under(folder):
            if path in but:
                continue
            found += [(str(path.relative_to(folder)), how) for how, text in self.spellings() if text in content]
        return found
