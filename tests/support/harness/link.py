"""The uplink between OBS and the RTMP server: two network namespaces, a veth pair, and `tc tbf` as the slow router.

`with open_link(…) as link:` moves the calling thread into the sender's namespace: every thread and process started
from then on (OBS, the shop, obs-websocket's client) lives there and talks over its loopback, which is not shaped.
What has to live at the other end is started with `link.far_command`. Namespaces have no names here, so nothing is left
behind when the processes end, however they end.
"""

import os
import subprocess
import threading

SENDER = "10.77.0.1"
VIEWER = "10.77.0.2"


class LinkRefused(Exception):
    """This process may not make network namespaces."""


def open_link(kbps, router_ms=300, congestion="cubic"):
    """A shaped link, or an unshaped one that says why."""
    try:
        return ShapedLink(kbps, router_ms, congestion)
    except LinkRefused as refusal:
        return UnshapedLink(str(refusal))


class UnshapedLink:
    shaped = False
    host = "127.0.0.1"

    def __init__(self, reason):
        self.note = f"link not shaped: {reason}"

    def far_command(self, command):
        return command

    def set_rate(self, kbps):
        pass

    def __enter__(self):
        return self

    def __exit__(self, *_):
        pass


class ShapedLink:
    """`router_ms` is how much the router buffers at the given rate before it drops packets, in milliseconds."""

    shaped = True
    host = VIEWER

    def __init__(self, kbps, router_ms=300, congestion="cubic"):
        self._router_ms = router_ms
        self._home = os.open("/proc/thread-self/ns/net", os.O_RDONLY)
        refused = _allow_congestion_control(congestion)
        try:
            os.unshare(os.CLONE_NEWNET)
        except OSError as error:
            os.close(self._home)
            raise LinkRefused(f"no right to make a network namespace ({error.strerror})") from error
        try:
            self._far = _new_namespace()
            self._far_path = f"/proc/{os.getpid()}/fd/{self._far}"
            self._connect(kbps)
            in_use = _use_congestion_control(congestion)
        except BaseException:
            self.__exit__()
            raise
        self.note = f"link shaped to {kbps} kbit/s, {in_use}" + (f" ({refused})" if in_use != congestion else "")

    def _connect(self, kbps):
        _run("ip link set lo up")
        # One segment a packet: with offloads the shaper would see 64 KB packets that no router ever sees.
        _run(f"ip link add uplink gso_max_segs 1 type veth peer name street netns {self._far_path}")
        _run(f"ip addr add {SENDER}/30 dev uplink")
        _run("ip link set uplink up")
        for command in ("ip link set lo up", f"ip addr add {VIEWER}/30 dev street", "ip link set street up"):
            _run(*self.far_command(command.split()))
        self._shape("add", kbps)

    def _shape(self, verb, kbps):
        # The burst only has to cover what passes between two ticks of the kernel's timer, and at least one packet.
        burst = max(2000, kbps * 1000 // 8 // 250)
        limit = max(6000, kbps * self._router_ms // 8)
        _run(f"tc qdisc {verb} dev uplink root tbf rate {kbps}kbit burst {burst} limit {limit}")
        self.kbps = kbps

    def set_rate(self, kbps):
        self._shape("change", kbps)

    def far_command(self, command):
        """The command line that runs `command` at the viewer's end."""
        return ["nsenter", f"--net={self._far_path}", *command]

    def __enter__(self):
        return self

    def __exit__(self, *_):
        os.setns(self._home, os.CLONE_NEWNET)
        os.close(self._home)
        if hasattr(self, "_far"):
            os.close(self._far)


def _run(*command):
    if len(command) == 1:
        command = command[0].split()
    done = subprocess.run(command, capture_output=True, text=True)
    if done.returncode:
        raise RuntimeError(f"{' '.join(command)}: {done.stderr.strip() or done.stdout.strip()}")


def _new_namespace():
    """A file descriptor that keeps a new network namespace alive; the calling thread stays where it is."""
    made = []

    def make():
        os.unshare(os.CLONE_NEWNET)
        made.append(os.open("/proc/thread-self/ns/net", os.O_RDONLY))

    thread = threading.Thread(target=make)
    thread.start()
    thread.join()
    if not made:
        raise LinkRefused("the second network namespace could not be made")
    return made[0]


def _allow_congestion_control(name):
    """Only the machine's first namespace can allow an algorithm for others. Returns why it could not, or ""."""
    path = "/proc/sys/net/ipv4/tcp_allowed_congestion_control"
    try:
        with open(path) as file:
            allowed = file.read().split()
        if name not in allowed:
            with open(path, "w") as file:
                file.write(" ".join([*allowed, name]))
    except OSError as error:
        return f"{name} cannot be allowed: {error.strerror}"
    return ""


def _use_congestion_control(name):
    path = "/proc/sys/net/ipv4/tcp_congestion_control"
    try:
        with open(path, "w") as file:
            file.write(name)
    except OSError:
        pass  # the caller names the one in use
    with open(path) as file:
        return file.read().strip()
