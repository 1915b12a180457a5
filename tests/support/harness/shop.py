"""A shop server that does as it is told: serves a JSON stock feed, or fails in each way that real ones fail."""

import json
import threading
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

MODES = ("ok", "not found", "server error", "slow", "half body", "not json", "other json", "huge", "hangs")


class ShopServer:
    """`items` is a list of {"sku", "title", "available"}; change it or the mode at any time."""

    def __init__(self, items=()):
        self._lock = threading.Lock()
        self._items = [dict(item) for item in items]
        self._mode = "ok"
        self.requests = 0
        self.last_headers = {}
        self._released = threading.Event()
        self._server = ThreadingHTTPServer(("127.0.0.1", 0), _handler_for(self))
        self._server.daemon_threads = True
        self._thread = threading.Thread(target=self._server.serve_forever, args=(0.05,), daemon=True)
        self._thread.start()
        self.url = f"http://127.0.0.1:{self._server.server_address[1]}/stock.json"

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self._released.set()
        self._server.shutdown()
        self._server.server_close()

    def behaves(self, mode):
        if mode not in MODES:
            raise ValueError(f"no such shop behaviour: {mode}")
        with self._lock:
            self._mode = mode
            self._released.set()
            self._released = threading.Event()

    def sets(self, sku, available):
        with self._lock:
            next(item for item in self._items if item["sku"] == sku)["available"] = available

    def state(self):
        with self._lock:
            return self._mode, json.dumps({"items": self._items}).encode(), self._released

    def asked(self, headers):
        with self._lock:
            self.requests += 1
            self.last_headers = dict(headers)


def _handler_for(shop):
    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def log_message(self, *_):
            pass

        def do_GET(self):
            shop.asked(self.headers)
            mode, body, released = shop.state()
            try:
                _ANSWERS[mode](self, body, released)
            except OSError:
                pass  # the client went away, as clients of a broken server do

        def answer(self, status, body, length=None, kind="application/json"):
            self.send_response(status)
            self.send_header("Content-Type", kind)
            self.send_header("Content-Length", str(len(body) if length is None else length))
            self.end_headers()
            self.wfile.write(body)

    return Handler


def _ok(handler, body, _):
    tag = f'"{hash(body) & 0xFFFFFFFF:08x}"'
    if handler.headers.get("If-None-Match") == tag:
        handler.send_response(304)
        handler.send_header("ETag", tag)
        handler.end_headers()
        return
    handler.send_response(200)
    handler.send_header("Content-Type", "application/json")
    handler.send_header("ETag", tag)
    handler.send_header("Content-Length", str(len(body)))
    handler.end_headers()
    handler.wfile.write(body)


def _slow(handler, body, released):
    handler.send_response(200)
    handler.send_header("Content-Length", str(len(body)))
    handler.end_headers()
    for byte in body:
        if released.wait(1):
            break
        handler.wfile.write(bytes([byte]))
    handler.close_connection = True


def _half(handler, body, _):
    handler.answer(200, body[: len(body) // 2], length=len(body))
    handler.close_connection = True


def _huge(handler, _, released):
    megabyte = b" " * (1 << 20)
    handler.send_response(200)
    handler.send_header("Content-Length", str(100 << 20))
    handler.end_headers()
    for _ in range(100):
        if released.is_set():
            break
        handler.wfile.write(megabyte)
    handler.close_connection = True


def _hang(handler, _, released):
    released.wait()
    handler.close_connection = True


_ANSWERS = {
    "ok": _ok,
    "not found": lambda handler, *_: handler.answer(404, b'{"error": "no such shop"}'),
    "server error": lambda handler, *_: handler.answer(500, b"oops", kind="text/plain"),
    "slow": _slow,
    "half body": _half,
    "not json": lambda handler, *_: handler.answer(200, b"<html><body>Please log in</body></html>", kind="text/html"),
    "other json": lambda handler, *_: handler.answer(200, b'{"products": {"count": 3}}'),
    "huge": _huge,
    "hangs": _hang,
}
