#!/usr/bin/env python3
"""Real tones on a real sound server: which device they come out of, at which pitch, and what is said of it.

    tests/sound/sound_test.py PROBE
"""

import os
import signal
import subprocess
import sys
import tempfile
import time
import unittest
from pathlib import Path

import numpy

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "support"))
from harness.waiting import wait_for  # noqa: E402

RATE = 48000
PROBE = ""


class Server:
    """A PulseAudio of its own with two devices, "speakers" (the default) and "headset", that sound nowhere."""

    def __init__(self, folder):
        self.environment = {
            **os.environ,
            "XDG_RUNTIME_DIR": folder,
            "HOME": folder,
            "PULSE_SERVER": f"unix:{folder}/native",
            "DBUS_SESSION_BUS_ADDRESS": "disabled:",
        }
        self.process = subprocess.Popen(
            ["pulseaudio", "--daemonize=no", "--exit-idle-time=-1", "--disable-shm", "-n", "--use-pid-file=no"]
            + [f"--load=module-native-protocol-unix socket={folder}/native auth-anonymous=1"]
            + [f"--load=module-null-sink sink_name={name} rate={RATE} channels=1" for name in ("speakers", "headset")],
            env=self.environment,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
        wait_for(lambda: self.control("info").returncode == 0, "the sound server")
        self.control("set-default-sink", "speakers")

    def control(self, *words):
        return subprocess.run(["pactl", *words], env=self.environment, capture_output=True, text=True)

    def unplug(self, sink):
        for line in self.control("list", "short", "modules").stdout.splitlines():
            if f"sink_name={sink}" in line:
                self.control("unload-module", line.split()[0])

    def close(self):
        self.process.send_signal(signal.SIGCONT)
        self.process.kill()
        self.process.wait()


class Recorder:
    """Records what a device plays, from its making on."""

    def __init__(self, server, sink):
        command = ["parec", f"--device={sink}.monitor", "--format=float32le", f"--rate={RATE}", "--channels=1"]
        self._process = subprocess.Popen(
            [*command, "--latency-msec=20"], env=server.environment, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL
        )
        os.set_blocking(self._process.stdout.fileno(), False)
        self._bytes = b""
        wait_for(lambda: len(self.samples()) > 0, f"a recording of {sink}")

    def samples(self):
        self._bytes += self._process.stdout.read() or b""
        return numpy.frombuffer(self._bytes[: len(self._bytes) // 4 * 4], dtype="<f4")

    def sounding(self):
        return numpy.flatnonzero(numpy.abs(self.samples()) > 0.001)

    def tone(self, seconds):
        """What sounded, once that has been heard for so long and silence follows."""

        def is_over():
            heard = self.sounding()
            return heard.size and heard[-1] - heard[0] > seconds * RATE and len(self.samples()) - heard[-1] > RATE // 5

        wait_for(is_over, f"{seconds} s of a tone")
        heard = self.sounding()
        return self.samples()[heard[0] : heard[-1]]

    def close(self):
        self._process.kill()
        self._process.wait()
        self._process.stdout.close()


def pitch(samples):
    spectrum = numpy.abs(numpy.fft.rfft(samples * numpy.hanning(len(samples)), 8 * RATE))
    return numpy.argmax(spectrum) / 8


class SoundTest(unittest.TestCase):
    def setUp(self):
        self.folder = self.enterContext(tempfile.TemporaryDirectory())
        self.server = Server(self.folder)
        self.addCleanup(self.server.close)
        self.probe = subprocess.Popen(
            [PROBE], env=self.server.environment, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, bufsize=1
        )
        self.addCleanup(self.end_probe)

    def end_probe(self):
        self.probe.stdin.close()
        self.probe.wait(timeout=10)
        self.probe.stdout.close()

    def say(self, line):
        self.probe.stdin.write(line + "\n")
        self.probe.stdin.flush()

    def answer(self, word):
        while line := self.probe.stdout.readline():
            if line.split()[0] == word:
                return line.split()[1:]
        self.fail(f"the probe ended before it said {word}")

    def record(self, sink):
        recorder = Recorder(self.server, sink)
        self.addCleanup(recorder.close)
        return recorder

    def test_tones_come_out_of_the_chosen_device_only(self):
        headset, speakers = self.record("headset"), self.record("speakers")
        self.say("device headset")
        self.say("raise now")
        self.assertLess(int(self.answer("raised")[0]), 50_000, "the shop loop waited for the sound")
        warning = headset.tone(0.3)
        self.assertAlmostEqual(pitch(warning[: len(warning) // 4]), 659.26, delta=8)
        self.assertAlmostEqual(pitch(warning[len(warning) // 2 :]), 880, delta=8)
        self.assertEqual(speakers.sounding().size, 0)

    def test_sold_out_sounds_otherwise(self):
        speakers = self.record("speakers")
        self.say("device none")
        self.say("raise soldOut")
        gone = speakers.tone(0.45)
        self.assertAlmostEqual(pitch(gone[: len(gone) // 5]), 523.25, delta=8)
        self.assertAlmostEqual(pitch(gone[len(gone) * 3 // 5 :]), 349.23, delta=8)

    def test_a_device_that_is_gone_gives_way_to_the_default_one(self):
        self.say("device headset")
        self.say("look")
        self.assertEqual(self.answer("notice"), [])
        self.server.unplug("headset")
        speakers = self.record("speakers")
        self.say("look")
        self.assertEqual(self.answer("notice"), ["Sound.Gone"])
        self.say("raise now")
        self.assertGreater(len(speakers.tone(0.3)), 0)

    def test_a_captured_device_is_said(self):
        self.say("device headset")
        self.say("captured headset.monitor")
        self.say("look")
        self.assertEqual(self.answer("device"), ["speakers", "default"])
        self.assertEqual(self.answer("notice"), ["Sound.Captured"])

    def test_without_a_server_there_is_no_device_and_later_there_is(self):
        self.server.close()
        self.say("device headset")
        self.say("look")
        self.assertEqual(self.answer("notice"), ["Sound.NoDevice"])
        os.unlink(f"{self.folder}/native")
        self.server = Server(self.folder)
        self.addCleanup(self.server.close)
        self.say("look")
        self.assertEqual(self.answer("notice"), [])

    def test_a_server_that_hangs_holds_nobody_up(self):
        self.say("device headset")
        self.say("look")
        self.assertEqual(self.answer("notice"), [])
        self.server.process.send_signal(signal.SIGSTOP)
        self.say("raise now")
        self.assertLess(int(self.answer("raised")[0]), 50_000)
        self.say("stop")
        self.assertLess(int(self.answer("stopped")[0]), 500_000)
        begun = time.monotonic()
        self.end_probe()
        self.assertLess(time.monotonic() - begun, 1, "a thread that hangs kept the process")


if __name__ == "__main__":
    PROBE = sys.argv.pop(1)
    unittest.main(verbosity=2)
