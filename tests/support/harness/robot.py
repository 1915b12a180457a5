"""A server that takes messages as the robots of group chats do, and keeps them."""

import threading
from collections import namedtuple
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

Message = namedtuple("Message", "headers body")

# What every kind of robot reads as "taken".
TAKEN = b'{"code": 0, "errcode": 0, "errmsg": "ok"}'


class RobotServer:
    """A path that begins with /hangs never answers; one that begins with /echoes refuses and gives back what it was
    sent. `port` 0: any free one. Open while entered."""

    def __init__(self, port=0):
        self._lock = threading.Lock()
        self._taken = []
        self.released = threading.Event()
        self._server = ThreadingHTTPServer(("127.0.0.1", port), _handler_for(self))
        self._server.daemon_threads = True
        threading.Thread(target=self._server.serve_forever, args=(0.05,), daemon=True).start()

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.released.set()
        self._server.shutdown()
        self._server.server_close()

    def url(self, path):
        return f"http://127.0.0.1:{self._server.server_address[1]}{path}"

    def take(self, path, message):
        with self._lock:
            self._taken.append((path, message))

    def taken(self, path):
        with self._lock:
            return [message for at, message in self._taken if at == path]

    def began(self, path):
        """As DingTalk is sent it: with the signature after the address."""
        with self._lock:
            return [message for at, message in self._taken if at.startswith(path)]


def _handler_for(server):
    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def log_message(self, *_):
            pass

        def do_POST(self):
            body = self.rfile.read(int(self.headers.get("Content-Length", 0)))
            server.take(self.path, Message(dict(self.headers), body))
            if self.path.startswith("/hangs"):
                server.released.wait()
                return
            answer = TAKEN
            if self.path.startswith("/echoes"):
                answer = b'{"errcode": 1, "errmsg": "' + self.path.encode() + b'"}'
            self.send_response(200)
            self.send_header("Content-Type", "application/json")
            self.send_header("Content-Length", str(len(answer)))
            self.end_headers()
            self.wfile.write(answer)

    return Handler
