"""obs-websocket 5, blocking: each call returns the answer or raises within its time. Any thread may call."""

import base64
import itertools
import json
import threading
import time

from websockets.exceptions import ConnectionClosed
from websockets.sync.client import connect

from .waiting import Late

_SUBSCRIPTIONS = 1 | 1 << 2 | 1 << 6 | 1 << 9  # general, scenes, outputs, vendors


class RequestFailed(AssertionError):
    pass


class ObsClient:
    """`is_running`: whether the OBS that is waited for is still there."""

    def __init__(self, port, is_running, within=60.0):
        self.events = []  # (time.monotonic(), type, data), everything since the connection
        self._answers = {}
        self._changed = threading.Condition()
        self._ids = itertools.count(1)
        self._gone = ""
        self._socket = _connect(port, is_running, within)
        self._socket.recv(within)  # Hello
        self._send(1, {"rpcVersion": 1, "eventSubscriptions": _SUBSCRIPTIONS})
        self._socket.recv(within)  # Identified
        self._reader = threading.Thread(target=self._read, daemon=True)
        self._reader.start()

    def close(self):
        self._socket.close()
        self._reader.join(5)

    def request(self, kind, within=10.0, **data):
        number = str(next(self._ids))
        self._send(6, {"requestType": kind, "requestId": number, "requestData": data})
        with self._changed:
            arrived = self._changed.wait_for(lambda: number in self._answers or self._gone, within)
            if number not in self._answers:
                raise Late(f"{kind}: {self._gone}" if arrived else f"{kind}: no answer within {within:g} s")
            answer = self._answers.pop(number)
        status = answer["requestStatus"]
        if not status["result"]:
            raise RequestFailed(f"{kind}: {status.get('comment', 'refused')} (code {status['code']})")
        return answer.get("responseData") or {}

    def wait_ready(self, within=60.0):
        """Returns when OBS's UI thread answers, which is after it told plugins that it has finished loading.

        obs-websocket calls itself ready when the scene collection is loaded, and OBS still builds its window then. A
        scene created that early hangs OBS 32, with plugins or without: the request holds libobs's lock of the signal
        `source_create` while it waits for the UI thread, and the UI thread waits for that lock to add the audio mixer.
        To show the scene that is shown already changes nothing, and waits for the UI thread without a lock."""
        until = time.monotonic() + within
        scene = self._wait_for_scenes(until)["currentProgramSceneName"]
        self.request("SetCurrentProgramScene", within=max(until - time.monotonic(), 0), sceneName=scene)

    def _wait_for_scenes(self, until):
        while True:
            try:
                return self.request("GetSceneList")
            except RequestFailed as failure:
                if "207" not in str(failure) or time.monotonic() > until:  # NotReady
                    raise
                time.sleep(0.02)

    def wait_for_event(self, kind, matches=lambda data: True, within=10.0, since=0.0):
        """The first event of that type (also one that came before the call, after `since`) for which `matches`."""
        until = time.monotonic() + within
        with self._changed:
            while True:
                for at, name, data in self.events:
                    if name == kind and at >= since and matches(data):
                        return at, data
                left = until - time.monotonic()
                if left <= 0 or self._gone:
                    raise Late(f"event {kind}: not within {within:g} s" + (f" ({self._gone})" if self._gone else ""))
                self._changed.wait(left)

    def screenshot(self, source, width=None, height=None):
        """The source as a PNG file's bytes; a scene shows what viewers see of it."""
        size = {"imageWidth": width, "imageHeight": height} if width else {}
        answer = self.request("GetSourceScreenshot", sourceName=source, imageFormat="png", **size)
        return base64.b64decode(answer["imageData"].partition(",")[2])

    def _send(self, operation, data):
        try:
            self._socket.send(json.dumps({"op": operation, "d": data}))
        except ConnectionClosed as closed:
            raise RequestFailed(f"OBS is gone: {closed}") from closed

    def _read(self):
        try:
            for text in self._socket:
                self._take(json.loads(text))
            reason = "obs-websocket closed the connection"
        except ConnectionClosed as closed:
            reason = f"obs-websocket is gone: {closed}"
        with self._changed:
            self._gone = reason
            self._changed.notify_all()

    def _take(self, message):
        data = message["d"]
        with self._changed:
            if message["op"] == 5:
                self.events.append((time.monotonic(), data["eventType"], data.get("eventData") or {}))
            elif message["op"] == 7:
                self._answers[data["requestId"]] = data
            self._changed.notify_all()


def _connect(port, is_running, within):
    until = time.monotonic() + within
    while True:
        try:
            return connect(
                f"ws://127.0.0.1:{port}",
                subprotocols=["obswebsocket.json"],
                compression=None,
                max_size=None,
                open_timeout=within,
                ping_interval=None,  # who waits has a deadline of their own
                proxy=None,
            )
        except OSError as error:
            if not is_running():
                raise RequestFailed("OBS ended before obs-websocket answered") from error
            if time.monotonic() > until:
                raise Late(f"obs-websocket did not answer within {within:g} s: {error}") from error
            time.sleep(0.02)
