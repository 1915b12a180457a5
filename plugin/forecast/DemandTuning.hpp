#pragma once

#include "core/Duration.hpp"

#include <array>
#include <cstddef>

namespace forecast {

// Relative error of a rate after some time, besides what counting leaves open.
struct RateDrift {
	core::Duration after;
	double error = 0;
};

// Constants of the estimator. Chosen on replays of real sales, round and such that both halves of them agree; most
// matter little within a factor of two.
struct DemandTuning {
	// Half-lives of the windows over which the rate is estimated at once, in seconds.
	std::array<double, 5> halfLives{20, 30, 90, 270, 810};
	std::size_t slowWindow = 3; // of them: what a warning must agree with, so that a short burst raises none
	double slowDrift = 0.5;     // relative error of the rate as that window alone sees it
	double eventMemory = 20;    // orders in the window that counts orders instead of seconds
	double longestGap = 60;     // seconds; of it: a longer pause before an order is none of the pace that begins
	double baseHalfLife = 600;  // seconds; the level that a rate returns to
	// What is believed before the first order. Little in the window that counts orders, which may be over in a
	// second.
	double priorOrders = 2, priorSeconds = 10;
	double priorByOrders = 0.5, priorSecondsByOrders = 1;

	// How far each window is believed: by how well it foretold the orders of each `block` seconds. An older block
	// counts `keepScore` of the next; no window is given up for good.
	int block = 5;
	double keepScore = 0.95;
	double leastWeight = 0.01;

	// A rate returns to the base over this many seconds, or this many times what the window has seen.
	double leastReturn = 500;
	double returnPerSeen = 8;
	std::array<RateDrift, 3> drift{{{core::Duration::minutes(2), 0.2},
					{core::Duration::minutes(5), 0.27},
					{core::Duration::minutes(10), 0.3}}};

	// What the whole catalogue sells more than usual it does over this many seconds.
	double sharedReturn = 60;

	double sizeMemory = 200; // orders over which the order size is learnt
	double sizePrior = 1;    // orders of one unit believed at the start

	// Units that are missing after a longer time than this left in several orders: an ordinary distance of
	// readings.
	core::Duration oneOrderWithin = core::Duration::seconds(5);
};

} // namespace forecast
