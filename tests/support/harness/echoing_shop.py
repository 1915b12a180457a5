"""A shop server that gives the caller's key back in its answers, as careless ones do."""

import json
import threading
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from urllib.parse import quote

MODES = (
    "ok",
    "401 with the key",
    "403 with the key in JSON",
    "500 with the key in its page",
    "redirect with the key",
    "redirect to another host with the key",
    "JSON broken after the key",
    "the key where the list should be",
    "the key as a number of units",
    "the key in headers",
    "not UTF-8 after the key",
    "429 with the key",
)


class EchoingShop:
    """Reads the key from the header named `header`; `mode` and `available` may be changed at any time. Open while
    entered."""

    def __init__(self, header, port):
        self.header, self.port, self.mode, self.requests = header, port, "ok", 0
        self.available = 41
        self.url = f"http://127.0.0.1:{port}/stock.json"

    def __enter__(self):
        self._server = ThreadingHTTPServer(("127.0.0.1", self.port), _handler_for(self))
        self._server.daemon_threads = True
        threading.Thread(target=self._server.serve_forever, args=(0.05,), daemon=True).start()
        return self

    def __exit__(self, *_):
        self._server.shutdown()
        self._server.server_close()


def _handler_for(shop):
    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def log_message(self, *_):
            pass

        def do_GET(self):
            key = self.headers.get(shop.header, "")
            status, body, headers = _answer(shop, key)
            self.send_response(status)
            for name, value in {"Content-Type": "application/json", **headers}.items():
                self.send_header(name, value)
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)
            shop.requests += 1

    return Handler


def _answer(shop, key):
    """Status, body, headers."""
    stock = json.dumps({"items": [{"sku": "HOODIE", "title": "Hoodie", "available": shop.available}]}).encode()
    quoted = quote(key, safe="")
    return {
        "ok": (200, stock, {}),
        "401 with the key": (401, f"The key {key} is not valid".encode(), {"WWW-Authenticate": f"Key {key}"}),
        "403 with the key in JSON": (403, json.dumps({"error": {"message": f"bad {key}"}, "key": key}).encode(), {}),
        "500 with the key in its page": (500, f"<h1>Trace</h1> {shop.header}={key}".encode(), {}),
        "redirect with the key": (302, b"", {"Location": f"/stock.json?key={quoted}&again=1"}),
        "redirect to another host with the key": (
            302,
            b"",
            {"Location": f"http://localhost:{shop.port}/{quoted}?key={quoted}"},
        ),
        "JSON broken after the key": (200, f'{{"items": [{{"sku": "A", "note": "{key}", oops'.encode(), {}),
        "the key where the list should be": (200, json.dumps({"items": key, key: 1}).encode(), {}),
        "the key as a number of units": (200, json.dumps({"items": [{"sku": "A", "available": key}]}).encode(), {}),
        "the key in headers": (200, b"half", {"ETag": f'"{key}"', "Content-Encoding": key, "X-Echo": key}),
        "not UTF-8 after the key": (200, f'{{"items": "{key}'.encode() + b"\xff\xfe", {}),
        "429 with the key": (429, f"too often, {key}".encode(), {"Retry-After": "1"}),
    }[shop.mode]
