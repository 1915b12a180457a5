#pragma once

#include "commerce/PacerTuning.hpp"
#include "commerce/Purse.hpp"
#include "commerce/ReadAges.hpp"
#include "commerce/ShopAdapter.hpp"
#include "core/Instant.hpp"

#include <array>
#include <cstddef>
#include <cstdint>
#include <deque>
#include <optional>
#include <string>
#include <vector>

namespace commerce {

// One question to a shop.
struct Ask {
	using Kind = Reading;
	Kind kind = Kind::All;
	std::vector<std::string> ids;

	bool operator==(const Ask &) const = default;
};

// A variant that is on air, sells fast or is nearly gone.
struct VariantInterest {
	std::string id;
	bool onAir = false;
	double pacePerMinute = 0;         // units sold
	std::optional<std::int64_t> left; // absent: not known
};

// What to ask of one shop next, so that its budget is spent where staleness hurts.
//
// The harm of a figure that was read `t` ago grows as weight × pace × t: the units it may be off by, times how much a
// unit matters. Read in the order of weight × pace × t² / 2, the harm that reading takes away, each variant gets reads
// in proportion to the root of weight × pace, which is what keeps the sum of all harm least under a budget: the age
// criterion under Poisson changes of Cho & Garcia-Molina, "Effective Page Refresh Policies for Web Crawlers" (ACM TODS
// 28(4), 2003), as the index policy of Kadota et al., "Scheduling Policies for Minimizing Age of Information in
// Broadcast Wireless Networks" (IEEE/ACM ToN 26(6), 2018).
//
// There are five lanes: hints, hot variants, orders, the message queue, the rest. Each says when it is due; of those
// due the one goes first that has had the least for its share (stride scheduling), so that a storm of hints holds
// nothing else up for ever. A batch costs the same for one variant or many: it is filled up with what is hot and then
// with what was read longest ago.
//
// Every variant is read within max(`pollEvery`, `reconcileWithin`), whatever hints and changes say; where the budget
// does not allow that, within the time that the rest's share of it takes. A shop that can only be read as a whole is
// asked every `pollEvery`, or sooner after a hint.
//
// One question is under way at a time; every `next` is followed by one `onAnswered` or `onFailed`. Pure: time comes in
// and must not go back. Not thread-safe; owned by app::RemoteShop.
class Pacer {
public:
	Pacer(const Abilities &abilities, core::Duration pollEvery, PacerTuning tuning = {});

	// Replaces what was said before; all other variants are the rest.
	void setInterest(std::vector<VariantInterest> hot);
	// All variants, as of the last full reading.
	void setListed(const std::vector<std::string> &ids);
	// A push, an order just seen, a suspicion: these are to be read now, and with `orders` the orders as well.
	void onHint(const std::vector<std::string> &ids, bool orders, core::Instant now);

	// Due and affordable; counted as spent and under way.
	std::optional<Ask> next(core::Instant now);
	// For All, Changes and Orders once a page. `ask.ids` of a page of All: the variants on it. With `more` another
	// page waits: it is fetched when `next` says the same kind again, which may be after something more urgent.
	void onAnswered(const Ask &ask, core::Instant now, bool more = false);
	// Nothing is asked before `notBefore`. Open pages of this kind are given up, unless the shop was only asked too
	// often: then `next` says the same kind again, for the same page.
	void onFailed(const Ask &ask, FaultKind kind, core::Instant now, core::Instant notBefore);
	void onBudget(const BudgetNews &news, core::Instant now);
	// For what `next` did not name: logins, acts, more requests of one question than it has paid for.
	void onSpent(double cost, core::Instant now);

	// What `next` spends on one such question, in the shop's own units.
	double cost(Ask::Kind kind) const;
	// When `next` is worth calling again; any other call may change it.
	core::Instant dueAt(core::Instant now) const;

private:
	enum Lane : std::size_t { Hinted, Hot, Orders, Queue, Rest, kLanes };
	struct LaneState {
		double served = 0; // cost over share
		core::Instant notBefore;
	};
	// A question that may take several pages.
	struct Round {
		std::optional<core::Instant> begunAt;
		std::optional<core::Instant> doneAt;    // begun then, and answered to the end
		std::optional<core::Instant> openSince; // another page waits
	};
	struct Want {
		core::Instant at = core::Instant::never();
		Ask::Kind kind = Ask::Kind::All;
	};
	struct HotVariant {
		VariantInterest interest;
		double harmPerSecond = 0;
		core::Duration every;
	};

	Want want(Lane lane, core::Instant now) const;
	Want wantForHints(core::Instant now) const;
	Want wantForHot() const;
	Want wantForOrders() const;
	Want wantForRest() const;
	core::Instant wholeDueAt() const;
	core::Instant batchDueAt() const;
	std::optional<Lane> first(core::Instant now) const;
	core::Instant affordableAt(Lane lane, core::Instant now) const;
	std::vector<std::string> batch(Lane lane, core::Instant now) const;
	std::vector<std::string> hotterFirst(core::Instant now) const;
	void takeHints(const Ask &ask);
	Round *roundOf(Ask::Kind kind);

	double share(Lane lane) const;
	bool sellingNow() const;
	bool wholeInOneBatch() const;
	bool wholeIsCheaper() const;
	core::Instant readAt(const std::string &id) const; // itself, or with the whole shop
	core::Instant readAt(const std::optional<core::Instant> &itself) const;
	core::Instant oldestKnownAt() const; // with what changes tell

	Abilities abilities_;
	core::Duration pollEvery_;
	PacerTuning tuning_;
	Purse purse_;

	ReadAges ages_;
	std::vector<HotVariant> hot_;
	std::deque<std::string> hints_; // the first one first, each once
	bool ordersHinted_ = false;

	std::array<LaneState, kLanes> lanes_;
	double served_ = 0; // of the lane that went last: who wakes up starts here
	core::Instant notBefore_;
	Round all_, changes_, orders_, queue_;
	std::size_t pages_ = 0;     // of the last full reading
	std::size_t pagesOpen_ = 0; // of the one that is open

	struct UnderWay {
		Lane lane;
		Ask ask;
		core::Instant askedAt;
		std::vector<std::string> hints; // that it answers
		bool ordersHinted = false;
	};
	std::optional<UnderWay> underWay_;
};

} // namespace commerce
