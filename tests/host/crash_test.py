"""A crash of OBS is told with its calls, and only what is known to be OBS's own is not held against LiveShelf."""

import os
import signal
import unittest

from harness.crash import read_crash
from harness.waiting import wait_for
from host_case import HostCase

# Of OBS 32.2.2 without LiveShelf, outer calls left out.
OF_OBS = """
info: ==== Shutting down ==================================================

crash: signal 11 in thread obs
/src/build/host/crash_teller.so(+0x12b9) [0x7f091f6e42b9]
/usr/lib/x86_64-linux-gnu/libc.so.6(+0x406b0) [0x7f091a24a6b0]
/usr/lib/x86_64-linux-gnu/libc.so.6(+0x179f12) [0x7f091a383f12]
/usr/lib/x86_64-linux-gnu/libobs.so.0(signal_handler_disconnect+0x68) [0x7f091d987588]
obs(+0x1124f4) [0x556b639ff4f4]
/usr/lib/x86_64-linux-gnu/libQt6Core.so.6(_ZN14QObjectPrivate14deleteChildrenEv+0x8a) [0x7f091aa2502a]
/usr/lib/x86_64-linux-gnu/libQt6Widgets.so.6(_ZN7QWidgetD1Ev+0x588) [0x7f091bc0c298]
obs(+0x124830) [0x556b63a11830]
/usr/lib/x86_64-linux-gnu/libQt6Core.so.6(_ZN7QObject5eventEP6QEvent+0x4a) [0x7f091aa1e38a]
/usr/lib/x86_64-linux-gnu/libQt6Core.so.6(_ZN23QCoreApplicationPrivate16sendPostedEventsEP7QObjectiP11QThreadData+0x2)
obs(+0x36c717) [0x556b63c59717]
crash: end
"""


OF_OBS_WEBSOCKET = """
crash: signal 11 in thread obs
/usr/lib/x86_64-linux-gnu/libc.so.6(+0x406b0) [0x7fa95ca4a6b0]
/usr/lib/x86_64-linux-gnu/obs-plugins/obs-websocket.so(+0xc328c) [0x7fa904d5c28c]
/usr/lib/x86_64-linux-gnu/obs-plugins/obs-websocket.so(+0xb1056) [0x7fa904d4a056]
obs-websocket.so(_ZN4asio6detail14strand_service8dispatchINS0_7binder1INS_15executor_binderISt5_BindIFMN11websocketpp9\
transport4asio8endpointINS6_6config4asio16)
/usr/lib/x86_64-linux-gnu/libstdc++.so.6(+0xecf46) [0x7fd060aecf46]
crash: end
"""


class Told(HostCase):
    def test_crash_is_told_and_fails_the_test(self):
        os.kill(self.obs.pid, signal.SIGSEGV)
        wait_for(lambda: not self.obs.running, "the end of OBS")
        ending = self.stage.close()
        self.assertEqual(ending.code, -signal.SIGSEGV)
        self.assertEqual(ending.crash.signal, signal.SIGSEGV)
        self.assertTrue(any("libc.so" in call for call in ending.crash.calls), ending)
        self.assertEqual(ending.crash.of_obs, "")
        with self.assertRaisesRegex(AssertionError, "signal 11 in thread"):
            self.judge(ending, streamed=False)

    @classmethod
    def tearDownClass(cls):
        pass  # the test itself ends OBS and judges it


class Known(unittest.TestCase):
    def test_known_trouble_of_obs_is_named(self):
        self.assertIn("sources", read_crash(OF_OBS.splitlines()).of_obs)
        self.assertIn("obs-websocket", read_crash(OF_OBS_WEBSOCKET.splitlines()).of_obs)

    def test_same_calls_with_ours_among_them_are_not(self):
        ours = "/home/user/plugins/liveshelf/bin/64bit/liveshelf.so(+0x1234) []"
        crash = read_crash(OF_OBS.replace("obs(+0x36c717)", ours + "\nobs(+0x36c717)").splitlines())
        self.assertEqual(crash.of_obs, "")

    def test_same_call_from_elsewhere_or_on_another_thread_is_not(self):
        elsewhere = OF_OBS.replace("QObjectPrivate14deleteChildren", "QTimer10timerEvent")
        self.assertEqual(read_crash(elsewhere.splitlines()).of_obs, "")
        self.assertEqual(read_crash(OF_OBS.replace("thread obs", "thread shelf").splitlines()).of_obs, "")
        deeper = OF_OBS.replace("/usr/lib/x86_64-linux-gnu/libobs", "/usr/lib/libcurl.so.4(+0x1) []\n/usr/lib/libobs")
        self.assertEqual(read_crash(deeper.splitlines()).of_obs, "")

    def test_log_without_a_crash_has_none(self):
        self.assertIsNone(read_crash(["info: crash: signal", "info: Number of memory leaks: 0"]))
