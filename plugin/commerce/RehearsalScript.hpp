#pragma once

#include "core/Duration.hpp"

#include <cstdint>
#include <string>
#include <vector>

// The show that the rehearsal shop plays, as data. All times are show time, from the show's start, unless a name says
// otherwise. Shapes and order sizes follow the bursts measured on real live sales: a linear rise after a pitch, a hold,
// an exponential decay; orders of 1, 2, 3, 5 or 10 units.
//
//   0:10  CAP-BLACK is pitched
//   2:45  HOODIE-M is pitched: 3,000 orders in ten minutes against 1,500 in stock; sold out at about 5:00
//   4:00  5 CAP-BLACK come back from a cancellation
//   5:45  MUG-WHITE is pitched and nearly sells out; 6:15 it is restocked with 300
//   8:00  the feed gives no answers for 25 s of the viewer's time, then tells all that happened meanwhile
//   9:30  TOTE-NATURAL, 11:40 SOCKS-M are pitched
//  15:00  the end; 15 s later a new show begins with new opening levels
namespace commerce {

// What a pitch does to the orders of one SKU.
struct PitchShape {
	int orders = 0;
	core::Duration delay; // from the pitch to the first order
	core::Duration rise;  // linear, to the peak
	core::Duration hold;  // at the peak
	core::Duration decay; // then falling by 1/e in this time …
	core::Duration span;  // … and over this long after the pitch
};

struct ScriptedSku {
	std::string sku;
	std::string title;
	std::string variant;
	std::int64_t opening = 0;
	double ordersPerMinute = 0; // without any pitch
	std::int64_t price = 0;     // in fen
};

struct ScriptedPitch {
	core::Duration at;
	std::string sku;
	PitchShape shape;
	bool onAir = true; // false: only buyers that look at the neighbours of what is pitched
};

struct ScriptedSupply {
	core::Duration at;
	std::string sku;
	std::int64_t units = 0;
	bool cancelled = false; // units come back from buyers; false: a restock
};

struct RehearsalScript {
	std::vector<ScriptedSku> skus;
	std::vector<ScriptedPitch> pitches; // by time
	std::vector<ScriptedSupply> supplies;
	core::Duration quietAt;
	core::Duration quietForReal; // of the viewer's time, whatever the speed
	core::Duration end;
	core::Duration pause; // from the end to the next show
	PitchShape handsOn;   // what a person's own pitch sets off

	static RehearsalScript standard();
};

} // namespace commerce
