"""What streams and records beside OBS's own stream, and what may happen to that: a second platform, a recording, the
replay buffer, stream delay, a lost connection.
"""

import re
import time

from harness.ingest import Ingest
from harness.link import UnshapedLink
from harness.ports import free_port
from harness.waiting import wait_for
from host_case import DATA, HostCase

WIDE_KBPS, NARROW_KBPS, SET_KBPS, SECOND_KBPS = 6000, 800, 1500, 600


class Outputs(HostCase):
    uplink_kbps = WIDE_KBPS
    setup = {"kbps": SET_KBPS}

    def setUp(self):
        if not self.link.shaped:
            self.skipTest(self.link.note)

    def stream(self):
        return self.desk.stream()

    def other(self):
        others = self.stream()["others"]
        return others[0] if others else None

    def wait_for_control(self, control="ready"):
        return wait_for(lambda: (now := self.stream())["control"] == control and now, f"the control {control}")


class SecondPlatform(Outputs):
    """One goes over the link, the other to a server on this machine."""

    @classmethod
    def prepare(cls):
        cls.plan = cls.folder / "plan.txt"
        cls.setup = {**cls.setup, "scripts": {DATA / "second_output.lua": {"plan": str(cls.plan)}}}

    def start_second(self, server, encoder):
        self.plan.write_text(f"{server}\n{encoder}\n")
        self.obs.client.request("TriggerHotkeyByName", hotkeyName="second_start")
        other = wait_for(self.other, "the second stream noticed")
        self.assertEqual(other["output"], "Second platform")
        wait_for(lambda: self.other()["socketKnown"], "its own socket found", within=15)

    def stop_second(self):
        self.obs.client.request("TriggerHotkeyByName", hotkeyName="second_stop")
        wait_for(lambda: not self.stream()["others"], "the second stream gone")

    def expect_cut(self, output):
        self.link.set_rate(NARROW_KBPS)
        _, cut = self.desk.wait_for_event(
            "BitrateChanged", lambda event: event["output"] == output and event["toKbps"] < NARROW_KBPS
        )
        self.assertLess(cut["toKbps"], cut["fromKbps"])


class EncoderOfItsOwn(SecondPlatform):
    def test_only_the_stream_on_the_weak_link_is_softened(self):
        with Ingest(UnshapedLink("this machine"), self.folder / "second", free_port()) as near:
            self.obs.start_stream()
            self.wait_for_control()
            self.start_second(near.url, SECOND_KBPS)
            self.assertEqual(self.other()["ceilingKbps"], SECOND_KBPS)
            self.expect_cut("")
            self.assertEqual(self.other()["bitrateKbps"], SECOND_KBPS, "the other link is not weak")
            self.obs.stop_stream()
            wait_for(lambda: self.stream()["output"] == "Second platform", "the second stream shown alone")
            self.stop_second()
            self.wait_for_control("noStream")


class SharedEncoder(SecondPlatform):
    def test_the_tightest_link_decides_until_its_stream_ends(self):
        with Ingest(UnshapedLink("this machine"), self.folder / "near", free_port()) as near:
            self.obs.client.request(
                "SetStreamServiceSettings",
                streamServiceType="rtmp_custom",
                streamServiceSettings={"server": near.url, "key": "show"},
            )
            self.obs.start_stream()
            self.wait_for_control()
            self.start_second(self.stage.ingest.url, "shared")
            self.expect_cut("Second platform")
            softened = self.stream()
            self.assertLess(softened["bitrateKbps"], NARROW_KBPS)
            self.assertEqual(softened["output"], "")
            self.assertIn("Second platform", softened["controlSentence"])
            self.stop_second()
            wait_for(lambda: self.stream()["bitrateKbps"] == SET_KBPS, "the full bitrate again")
            self.obs.stop_stream()


class PacketCounts(Outputs):
    def test_packets_add_up_to_what_the_output_sent(self):
        self.obs.start_stream()
        self.stage.viewer.wait_for_picture(150, within=30)  # what is under way at the end counts for little then
        wait_for(lambda: self.stage.viewer.lag() < 0.3, "nothing that waits to be sent")
        self.obs.stop_stream()
        ended = re.search(r"stream ended: (\d+) bytes handed over(.*)", self.obs.wait_for_line("stream ended"))
        handed_over = int(ended[1])
        encoded = re.search(r"(\d+) bytes encoded in (\d+) packets, (\d+) keyframes", ended[2])
        self.assertEqual(encoded is not None, int(self.obs.version().split(".")[0]) >= 31)
        if encoded:
            self.assertAlmostEqual(int(encoded[1]) / handed_over, 1, delta=0.03)
            self.assertGreater(int(encoded[2]), 150)
            self.assertGreaterEqual(int(encoded[3]), 1)


class RecordingBeside(Outputs):
    """A recording and the replay buffer live on the stream's encoder."""

    @classmethod
    def prepare(cls):
        records = {
            "RecType": "Standard",
            "RecFilePath": str(cls.folder),
            "RecFormat2": "mkv",
            "RecEncoder": "none",  # the stream's
            "RecTracks": 1,
            "RecRB": "true",
            "RecRBTime": 5,
        }
        cls.setup = {**cls.setup, "profile": {"AdvOut": records}}

    def test_they_are_softened_with_the_stream_and_outlive_it(self):
        self.obs.start_stream()
        self.wait_for_control()
        self.obs.client.request("StartReplayBuffer")
        self.obs.client.request("StartRecord")
        self.link.set_rate(NARROW_KBPS)
        self.desk.wait_for_event("BitrateChanged", lambda event: event["toKbps"] < NARROW_KBPS)
        wait_for(lambda: self.stream()["sharedSentence"], "who else is softened")
        wait_for(lambda: self.recorded_kbps() < 1.2 * NARROW_KBPS, "the recording softened", within=10)
        self.obs.client.request("SaveReplayBuffer")
        wait_for(lambda: any(self.folder.glob("Replay*.mkv")), "the replay saved")
        self.obs.stop_stream()
        wait_for(lambda: self.recorded_kbps() > 0.8 * SET_KBPS, "the recording at the full bitrate again", within=10)
        self.obs.client.request("StopReplayBuffer")
        self.obs.client.request("StopRecord")
        wait_for(lambda: not self.obs.client.request("GetRecordStatus")["outputActive"], "the recording ended")

    def recorded_kbps(self, over_s=1.0):
        def look():
            return time.monotonic(), self.obs.client.request("GetRecordStatus")["outputBytes"]

        begin, before = look()
        time.sleep(over_s)  # what is measured
        end, after = look()
        return (after - before) * 8 / 1000 / (end - begin)


class StreamDelay(Outputs):
    """What is sent was encoded seconds ago: the control stands by, and is not fooled by the silence at the start."""

    setup = {"kbps": SET_KBPS, "profile": {"Output": {"DelayEnable": "true", "DelaySec": 3, "DelayPreserve": "true"}}}

    def test_a_delayed_stream_is_watched_and_left_alone(self):
        self.obs.start_stream(within=20)
        delayed = self.wait_for_control("delayed")
        self.assertTrue(delayed["controlSentence"])
        wait_for(lambda: self.stream()["socketKnown"], "the stream's socket found", within=15)
        verdicts = [event["verdict"] for _, _, event in self.desk.events("VerdictChanged")]
        self.assertEqual([verdict for verdict in verdicts if verdict.startswith("network")], [])
        self.link.set_rate(NARROW_KBPS)
        self.desk.wait_for_event("VerdictChanged", lambda event: event["verdict"] == "networkWeak")
        self.assertEqual(self.desk.events("BitrateChanged"), [])
        self.obs.stop_stream(within=20)


class LostConnection(Outputs):
    """The server goes away and comes back: an outage, then a new socket, then the full bitrate."""

    setup = {
        "kbps": SET_KBPS,
        "profile": {"Output": {"Reconnect": "true", "RetryDelay": 1, "MaxRetries": 20}},
    }

    def test_the_control_follows_the_stream_to_its_new_connection(self):
        self.obs.start_stream()
        self.wait_for_control()
        wait_for(lambda: self.stream()["socketKnown"], "the stream's socket found", within=15)
        self.stage.ingest.stop()
        self.desk.wait_for_event("VerdictChanged", lambda event: event["verdict"] == "networkDown")
        _, cut = self.desk.wait_for_event("BitrateChanged")
        self.assertLess(cut["toKbps"], SET_KBPS / 2)
        wait_for(lambda: not self.stream()["socketKnown"], "the old socket gone")
        self.stage.ingest.start()
        wait_for(lambda: self.stream()["socketKnown"], "the new connection's socket found", within=20)
        wait_for(lambda: self.stream()["bitrateKbps"] == SET_KBPS, "the full bitrate again", within=20)
        wait_for(lambda: self.stream()["deliveredKbps"] > 0.8 * SET_KBPS, "the full bitrate arrives")
        self.obs.stop_stream()
