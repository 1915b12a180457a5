#pragma once

#include "core/Duration.hpp"

namespace commerce {

// What a shop allows, and how much of it is taken; see Purse.
struct PurseTuning {
	double taken = 0.9;      // of what comes back: the shop's clock is not ours, and other programs ask it too
	double reserve = 0.25;   // of the burst, kept for hints and for what people do
	double leastTrust = 0.1; // however often a shop says "too often", a tenth of its published pace goes on
	double trustCut = 0.5;   // each time it says so; the usual halving
	core::Duration trustBack =
		core::Duration::minutes(5); // from nothing to all: a neighbour's burst is over by then
	core::Duration longShow = core::Duration::minutes(480); // what is left of a day's quota is spread over so long
	double dayBurst = 0.01;                                 // of the quota may be spent at once
};

// How a shop's budget is divided; see Pacer.
struct PacerTuning {
	PurseTuning purse;

	// Nothing is read more often: an order then shows within 2 s, with a second for the request itself.
	core::Duration fastest = core::Duration::seconds(1);
	// … but after a hint a shop that is read as a whole: what it pushes shows within 300 ms, with some for the
	// request. The budget holds back a storm of them.
	core::Duration fastestHinted = core::Duration::ms(100);
	// Orders, while something sells: what oversell is seen by, and what names the variants to read again.
	core::Duration ordersEvery = core::Duration::seconds(2);
	core::Duration queueEvery = core::Duration::seconds(2); // a message queue that is emptied by asking
	// Whatever hints and changes say, every variant is read itself so often: messages get lost.
	core::Duration reconcileWithin = core::Duration::minutes(10);
	core::Duration refusedFor = core::Duration::minutes(1); // orders or a queue that the key may not ask for

	double onAirWeight = 8; // a unit wrong before all viewers against one in the host's table
	double lastUnits = 10;  // at so many left a unit counts twice, at one left eleven times
	double leastPace = 1;   // units a minute assumed of what is hot: a burst begins from nothing
	double sellingPace = 3; // units a minute from which orders are read at their fast pace

	// Of the spending while all want more than there is: none falls below its part.
	double hintShare = 6;
	double hotShare = 6;
	double orderShare = 3;
	double queueShare = 2;
	double restShare = 2;
	double firstReadingShare = 12; // of the rest, until the shop was read once
};

} // namespace commerce
