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
	// A mild drop looks like a keyframe at first; a 6x keyframe on a link with 10 % to spare queues about 0.3 s.
	core::Duration mildQueue = core::Duration::ms(250);
	core::Duration queueFor = core::Duration::ms(100); // each of them this long: three samples, not one frame
	// A standing queue that a whole second did not empty.
	core::Duration standingQueue = core::Duration::ms(120);
	core::Duration standingFor = core::Duration::seconds(1);
	// A growing window (slow start after a quiet scene) also limits; a congested router shows in the round trip.
	// Policers drop instead of queueing, so without that sign the evidence must only last longer. With the
	// low-water mark TCP's window stays small, and a home router at 1.2 Mbit/s shows 25 ms.
	core::Duration rttRise = core::Duration::ms(10);
	core::Duration busyWithoutRtt = core::Duration::ms(600);

	// How far down. WebRTC cuts to 0.85 of goodput; our measure is the sender's own and less noisy.
	double share = 0.9;
	core::Duration drainTime = core::Duration::seconds(1); // the queue shall be gone after this
	// x264 follows within about a tenth of a second and our slope needs as long; a second cut before is a guess.
	core::Duration cutEvery = core::Duration::ms(300);
	double cutAtLeast = 0.1; // a second cut must be worth a change of the encoder
	core::Duration drained = core::Duration::ms(80);

	// Nothing acknowledged this long: an outage. Twice Linux's smallest retransmission timer.
	core::Duration outageAfter = core::Duration::ms(400);
	// After it TCP starts slowly; its first slope is not the link's.
	core::Duration outageOver = core::Duration::ms(200);
	core::Duration slowStart = core::Duration::seconds(1);
	double restartShare = 0.85; // of the rate before it
	// A dying link is often measured on its way down; within this time the rate before that counts, not the
	// measure.
	core::Duration sameTrouble = core::Duration::seconds(2);

	// The way up. A quarter each half second is 0.3 -> 4.5 Mbit/s in 6 s; overshooting costs little because a queue
	// is measured and cut within 0.3 s. Near the last trouble 4 % shows an early queue (20 to 50 ms) before it
	// hurts.
	core::Duration raiseEvery = core::Duration::ms(500);
	double raiseFar = 0.25;
	double raiseNear = 0.04;
	double nearFrom = 0.85; // of the capacity at the last congestion
	// Calm while this much more than then arrives: the link has changed, forget the point. The target proves
	// nothing, an encoder takes half a second to use what it got; and the measure is good to about 3 %.
	double passedBy = 1.05;
	core::Duration calm = core::Duration::ms(60);
	core::Duration holdAfterCut = core::Duration::seconds(1.5);
	// An encoder that does not use what it has proves nothing; Moblin and WebRTC bound by 1.5 to 1.7 of the output.
	double raiseOverSent = 1.7;

	// Finer steps are invisible and only cost an encoder that makes a keyframe of each.
	core::BitRate quantum = core::BitRate::kbps(25);
};

} // namespace rate
