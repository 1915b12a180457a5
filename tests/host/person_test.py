"""The person stays in charge: holds and steps the bitrate, edits it in OBS, and finds everything as it was."""

import json
import unittest

from harness.obs_setup import ObsSetup
from harness.waiting import wait_for
from host_case import DATA, HostCase

WIDE_KBPS, SET_KBPS = 4000, 2500
WAIT_SCENE = "Please wait"


class Streaming(HostCase):
    uplink_kbps = WIDE_KBPS
    setup = {"kbps": SET_KBPS}

    def setUp(self):
        if not self.link.shaped:
            raise unittest.SkipTest(self.link.note)
        self.link.set_rate(WIDE_KBPS)
        self.obs.start_stream()
        self.wait_for("control", "ready")
        self.wait_for("verdict", "good")

    def wait_for(self, field, value, within=10.0):
        wait_for(lambda: self.desk.stream().get(field) == value, f"{field} {value!r}", within)

    def key(self, name):
        self.obs.client.request("TriggerHotkeyByName", hotkeyName=name)

    def expect_at_the_viewer(self, least, most):
        """A second and a half of pictures from now on."""
        until = self.stage.viewer.frames + 45
        wait_for(lambda: self.stage.viewer.frames >= until, "45 more frames")
        wait_for(lambda: least < self.stage.viewer.kbps(1) < most, f"{least} to {most} kbit/s at the viewer")

    def changes(self):
        return self.desk.ask("GetBitrateChanges")["changes"]

    @classmethod
    def encoder_file(cls):
        return cls.obs.setup.profile_folder(cls.obs.config) / "streamEncoder.json"


class HoldAndStep(Streaming):
    def test_person_holds_steps_and_resumes(self):
        for _ in range(5):
            self.desk.ask("StepBitrate", by=-1)
        self.wait_for("bitrateKbps", 1250)
        self.assertEqual(self.desk.stream()["ceilingKbps"], SET_KBPS, "the user's value is what it was")
        self.expect_at_the_viewer(1000, 1700)
        self.expect_note_on_the_recording()

        self.key("liveshelf.rate.hold")
        self.wait_for("held", True)
        self.assertRegex(self.desk.stream()["heldSince"], r"^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$")
        self.key("liveshelf.rate.up")
        self.wait_for("bitrateKbps", 1500)
        self.link.set_rate(800)
        self.wait_for("verdict", "networkWeak")
        self.assertEqual(self.desk.stream()["bitrateKbps"], 1500, "held")
        self.desk.ask("ResumeBitrate")
        self.desk.wait_for_event("BitrateChanged", lambda event: event["toKbps"] < 800 and not event["byPerson"])

        changes = self.changes()
        by_person = [(change["fromKbps"], change["toKbps"]) for change in changes[::-1] if change["byPerson"]]
        steps = [(SET_KBPS - 250 * n, SET_KBPS - 250 * (n + 1)) for n in range(5)]
        self.assertEqual(by_person, [*steps, (1250, 1250), (1250, 1500), (1500, 1500)])
        self.assertTrue(all(change["reason"] for change in changes))

        self.obs.stop_stream()
        self.wait_for("control", "noStream")
        self.assertEqual(json.loads(self.encoder_file().read_text())["bitrate"], SET_KBPS)
        self.assertTrue(self.desk.ask("HoldBitrate")["error"], "nothing to hold")
        self.link.set_rate(WIDE_KBPS)
        told = self.changes()
        self.obs.start_stream()
        self.wait_for("control", "ready")
        stream = self.desk.stream()
        since = self.changes()[: -len(told)]  # on a machine that is too slow to stream it may be softened by now
        began_with = since[-1]["fromKbps"] if since else stream["bitrateKbps"]
        self.assertEqual((began_with, stream["held"]), (SET_KBPS, False), "the show was over")
        self.obs.stop_stream()

    def expect_note_on_the_recording(self):
        self.assertEqual(self.desk.stream()["sharedSentence"], "")
        self.obs.client.request("SetRecordDirectory", recordDirectory=str(self.folder))
        self.obs.client.request("StartRecord")
        wait_for(lambda: self.desk.stream()["sharedSentence"], "the note on the recording")
        self.obs.client.request("StopRecord")
        self.wait_for("sharedSentence", "")


class EditedInObs(Streaming):
    @classmethod
    def prepare(cls):
        encoder = ObsSetup.profile_folder(cls.folder / "obs/config") / "streamEncoder.json"
        cls.setup = {**Streaming.setup, "scripts": {DATA / "save_settings.lua": {"file": str(encoder)}}}

    def test_edit_is_the_new_ceiling_and_a_mere_save_changes_nothing(self):
        encoder = json.loads(self.encoder_file().read_text())
        self.encoder_file().write_text(json.dumps({**encoder, "bitrate": 1500}))
        self.key("test.save_settings")
        self.wait_for("ceilingKbps", 1500)
        self.wait_for("bitrateKbps", 1500)
        self.desk.wait_for_event("BitrateChanged", lambda event: event["toKbps"] == 1500 and event["byPerson"])

        for _ in range(5):
            self.desk.ask("StepBitrate", by=-1)
        self.wait_for("bitrateKbps", 750)
        told = self.changes()
        self.key("test.save_settings")  # sets the encoder to 1500 again
        self.expect_at_the_viewer(600, 1100)
        stream = self.desk.stream()
        self.assertEqual((stream["bitrateKbps"], stream["ceilingKbps"]), (750, 1500))
        self.assertEqual(self.changes(), told)

        self.obs.stop_stream()
        self.assertEqual(json.loads(self.encoder_file().read_text())["bitrate"], 1500, "as the user left it")


class Killed(Streaming):
    ends_obs = True

    def test_profile_is_untouched_when_a_softened_obs_is_killed(self):
        folder = self.obs.setup.profile_folder(self.obs.config)
        before = {file.name: file.read_bytes() for file in folder.iterdir()}
        for _ in range(5):
            self.desk.ask("StepBitrate", by=-1)
        self.expect_at_the_viewer(1000, 1700)
        self.obs.kill()
        self.assertEqual({file.name: file.read_bytes() for file in folder.iterdir()}, before)


class SceneAtFloor(Streaming):
    settings = {"rate": {"floorKbps": 2000, "sceneAtFloor": WAIT_SCENE, "sceneAfterSeconds": 1}}

    def setUp(self):
        for scene in (WAIT_SCENE, "Other"):
            self.obs.client.request("CreateScene", sceneName=scene)
        super().setUp()

    def test_another_scene_stands_in_while_the_link_is_too_weak(self):
        self.link.set_rate(1600)
        self.wait_for_scene(WAIT_SCENE)
        _, reached = self.desk.wait_for_event("FloorReached")
        self.assertTrue(reached["sentence"])
        self.wait_for("floorSentence", reached["sentence"])
        self.link.set_rate(WIDE_KBPS)
        at, _ = self.desk.wait_for_event("FloorLeft", within=15)
        self.wait_for_scene("Scene")

        self.link.set_rate(1600)
        self.wait_for_scene(WAIT_SCENE)
        self.desk.wait_for_event("FloorReached", since=at)
        self.obs.client.request("SetCurrentProgramScene", sceneName="Other")
        self.link.set_rate(WIDE_KBPS)
        self.desk.wait_for_event("FloorLeft", within=15, since=at + 0.001)
        self.assertEqual(self.scene(), "Other", "the person's choice stands")

        self.link.set_rate(1600)
        self.wait_for_scene(WAIT_SCENE)
        self.obs.stop_stream()
        self.wait_for_scene("Other")

    def scene(self):
        return self.obs.client.request("GetCurrentProgramScene")["currentProgramSceneName"]

    def wait_for_scene(self, name):
        wait_for(lambda: self.scene() == name, f"the scene {name!r} on program")
