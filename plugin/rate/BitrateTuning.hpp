#pragma once

#include "core/BitRate.hpp"
#include "core/Duration.hpp"
#include "health/LinkMeter.hpp"

namespace rate {

// The constants of BitrateController, each with its reason.
struct BitrateTuning {
	health::LinkTuning link;

	// When the link is too slow. Only while measured capacity is below what is sent: a keyframe or a scene cut
	// queues as well, but the link then runs at its full, sufficient rate. A drop to four fifths or less is certain
	// early; waiting longer only makes the queue to drain bigger.
	// Four samples outlast a Wi-Fi hiccup of 0.1 s and the burst after it.
	double deepDrop = 0.8;
	core::Duration deepBusy = core::Duration::ms(200);
	core::Duration deepQueue = core::Duration::ms(80);
	// Two fifths or less, and acknowledgements keep trickling in: no hiccup, which would bring nothing and then a
	// burst. At a tenth of the rate each frame sent before the cut keeps viewers 0.2 s behind. If it was nothing
	// after all, the queue is gone at once and so is the cut.
	double plungeDrop = 0.4;
	core::Duration plungeBusy = core::Duration::ms(60);
	core::Duration plungeFor = core::Duration::ms(20);
	// A mild drop looks like a keyframe at first; a 6x keyframe on a link with 10 % to spare queues about 0.3 s.
	core::Duration mildQueue = core::Duration::ms(250);
	core::Duration queueFor = core::Duration::ms(100); // each of them this long: three samples, not one frame
	// Below the user's bitrate the link is known to be weak and little is lost by a small cut: a keyframe's queue
	// is gone sooner.
	core::Duration weakQueue = core::Duration::ms(60);
	core::Duration weakFor = core::Duration::ms(250);
	double weakDrop = 0.97;
	// A standing queue that a whole second did not empty.
	core::Duration standingQueue = core::Duration::ms(120);
	core::Duration standingFor = core::Duration::seconds(1);
	// A growing window (slow start after a quiet scene) also limits; a congested router shows in the round trip.
	// Policers drop instead of queueing, so without that sign the evidence must only last longer. With the
	// low-water mark TCP's window stays small, and a home router at 1.2 Mbit/s shows 25 ms.
	core::Duration rttRise = core::Duration::ms(10);
	core::Duration busyWithoutRtt = core::Duration::ms(600);

	// How far down. WebRTC cuts to 0.85 of goodput; our measure is the sender's own and less noisy, and a share
	// that turns out too large costs a queue of 60 ms before it is corrected.
	double share = 0.98;
	core::Duration drainTime = core::Duration::ms(800); // the queue shall be gone after this
	// x264 follows within about a tenth of a second and our slope needs as long; a second cut before is a guess.
	core::Duration cutEvery = core::Duration::ms(300);
	double cutAtLeast = 0.1; // a second cut must be worth a change of the encoder
	// The first measure of a plunge still holds some of the time before it.
	core::Duration cutSoon = core::Duration::ms(100);
	double cutSoonAtLeast = 0.3;
	core::Duration drained = core::Duration::ms(80);

	// Nothing acknowledged this long: an outage. Twice Linux's smallest retransmission timer.
	core::Duration outageAfter = core::Duration::ms(400);
	// A full kernel takes nothing for longer than that; see LinkTuning.
	core::Duration outageAfterUnseen = core::Duration::seconds(1.2);
	// After it TCP starts slowly; its first slope is not the link's.
	core::Duration outageOver = core::Duration::ms(200);
	core::Duration slowStart = core::Duration::seconds(1);
	double restartShare = 0.85; // of the rate before it
	// A dying link is often measured on its way down; within this time the rate before that counts, not the
	// measure.
	core::Duration sameTrouble = core::Duration::seconds(2);

	// The way up. Near the last trouble 10 % shows an early queue (20 to 50 ms) before it hurts; each step that
	// finds none is followed by one twice as large. 40 % each 0.4 s is 0.4 -> 4 Mbit/s in 3 s; overshooting costs
	// little because a queue is measured and cut within 0.3 s.
	core::Duration raiseEvery = core::Duration::ms(400);
	double raiseFar = 0.4;
	double raiseNear = 0.1;
	// Where the kernel's queue cannot be read: 128 KB beyond 1.2 Mbit/s are proven after five seconds.
	double raiseUnseen = 0.2;
	core::Duration raiseUnseenEvery = core::Duration::ms(800);
	double provenUpTo = 1.1; // of the last congestion: less proves nothing in any time
	// Just above the last trouble a queue grows slowly, and an encoder takes 0.2 s to use what it got.
	double slowUpTo = 1.3; // of the capacity at the last congestion
	core::Duration raiseSlowlyEvery = core::Duration::ms(450);
	double nearFrom = 0.85; // of the capacity at the last congestion
	// Calm while this much more than then arrives: the link has changed, forget the point. The target proves
	// nothing, an encoder takes half a second to use what it got; and the measure is good to about 3 %.
	double passedBy = 1.05;
	// Between two frames a link with room runs dry; one that is full to the brim does not.
	core::Duration calm = core::Duration::ms(20);
	core::Duration calmWithin = core::Duration::ms(150);
	core::Duration calmWithinUnseen = core::Duration::seconds(1); // where the kernel's queue cannot be read
	// A link that turns out as slow as before is tried again after twice the time, so that a steady one gets a
	// steady picture; not so late that its recovery is missed for long.
	core::Duration holdAfterCut = core::Duration::ms(300);
	core::Duration holdMost = core::Duration::seconds(2.4);
	double sameLink = 0.15;
	// An encoder that does not use what it has proves nothing; Moblin and WebRTC bound by 1.5 to 1.7 of the output.
	double raiseOverSent = 1.7;

	// Finer steps are invisible and only cost an encoder that makes a keyframe of each.
	core::BitRate quantum = core::BitRate::kbps(25);
};

} // namespace rate
