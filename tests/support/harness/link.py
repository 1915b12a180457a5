"""The uplink between OBS and the RTMP server: three network namespaces, the middle one a router that `tc tbf` slows.

`with open_link(…) as link:` moves the calling thread into the sender's namespace: every thread and process started
from then on (OBS, the shop, obs-websocket's client) lives there and talks over its loopback, which is not shaped.
What has to live at the other end is started with `link.far_command`. Namespaces have no names here, so nothing is left
behind when the processes end, however they end.
"""

import os
import socket
import subprocess
import threading

SENDER, HOUSE = "10.77.0.1", "10.77.0.2"
STREET, VIEWER = "10.77.1.1", "10.77.1.2"
_DISCARD = 9  # a UDP port where nobody listens


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
        self._home = os.open("/proc/thread-self/ns/net", os.O_RDONLY)
        self._held = [self._home]
        refused = _allow_congestion_control(congestion)
        try:
            os.unshare(os.CLONE_NEWNET)
        except OSError as error:
            os.close(self._home)
            raise LinkRefused(f"no right to make a network namespace ({error.strerror})") from error
        self._shaper = None
        try:
            self._router, self._far = _new_namespace(), _new_namespace()
            self._held += [self._router, self._far]
            # Sized once: a real router's buffer does not change when its radio gets slow.
            self._limit = max(6000, kbps * router_ms // 8)
            self._connect(kbps)
            in_use = _use_congestion_control(congestion)
        except BaseException:
            self.__exit__()
            raise
        self.note = f"link shaped to {kbps} kbit/s, {in_use}" + (f" ({refused})" if in_use != congestion else "")

    def _connect(self, kbps):
        router, far = _path(self._router), _path(self._far)
        _run("ip link set lo up")
        # One segment a packet: with offloads the shaper would see 64 KB packets that no router ever sees.
        _run(f"ip link add uplink gso_max_segs 1 type veth peer name house netns {router}")
        _run(f"ip addr add {SENDER}/30 dev uplink")
        _run("ip link set uplink up")
        _run(f"ip route add default via {HOUSE}")
        for command in (
            f"ip link add street type veth peer name ingest netns {far}",
            f"ip addr add {HOUSE}/30 dev house",
            f"ip addr add {STREET}/30 dev street",
            "ip link set house up",
            "ip link set street up",
            "sysctl -qw net.ipv4.ip_forward=1",
        ):
            _run(*_inside(self._router, command.split()))
        for command in (
            "ip link set lo up",
            f"ip addr add {VIEWER}/30 dev ingest",
            "ip link set ingest up",
            f"ip route add default via {STREET}",
        ):
            _run(*self.far_command(command.split()))
        self.kbps = kbps
        _run(*_inside(self._router, self._rule("add", kbps).split()))
        self._shaper = subprocess.Popen(
            # A newer tc keeps its answers back until it has a block of them.
            _inside(self._router, ["stdbuf", "-oL", "tc", "-batch", "-"]),
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
            bufsize=1,
        )
        self._knock = _socket_in(self._router)

    def _rule(self, verb, kbps):
        # The burst only has to cover what passes between two ticks of the kernel's timer, and at least one packet.
        burst = max(1600, kbps * 1000 // 8 // 250)
        return f"tc qdisc {verb} dev street root tbf rate {max(kbps, 1)}kbit burst {burst} limit {self._limit}"

    def set_rate(self, kbps):
        """Zero lets nothing pass; packets wait in the router until it is full."""
        self._shaper.stdin.write(self._rule("change", kbps).removeprefix("tc ") + "\nqdisc show dev street\n")
        self._shaper.stdout.readline()  # it is done
        self.kbps = kbps
        # tbf sleeps until the old rate would have let the next packet pass; a new packet wakes it.
        self._knock.sendto(b"", (VIEWER, _DISCARD))

    def far_command(self, command):
        """The command line that runs `command` at the viewer's end."""
        return _inside(self._far, command)

    def __enter__(self):
        return self

    def __exit__(self, *_):
        if self._shaper:
            self._shaper.communicate()
            self._knock.close()
        os.setns(self._home, os.CLONE_NEWNET)
        for namespace in self._held:
            os.close(namespace)


def _path(namespace):
    return f"/proc/{os.getpid()}/fd/{namespace}"


def _inside(namespace, command):
    return ["nsenter", f"--net={_path(namespace)}", *command]


def _socket_in(namespace):
    """A UDP socket of that namespace, wherever the caller is."""
    made = []

    def make():
        os.setns(namespace, os.CLONE_NEWNET)
        made.append(socket.socket(socket.AF_INET, socket.SOCK_DGRAM))

    thread = threading.Thread(target=make)
    thread.start()
    thread.join()
    return made[0]


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
