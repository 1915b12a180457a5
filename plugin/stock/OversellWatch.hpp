#pragma once

#include "core/WallTime.hpp"

#include <cstddef>
#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace stock {

class Ledger;

// More was sold than there is.
struct Oversell {
	std::string shop;
	std::string variantId;
	std::string sku;
	std::int64_t units = 0;          // short
	std::vector<std::string> orders; // codes of those that do not fit any more, newest first
	std::vector<std::string> others; // of the others that are open, newest first: they compete for the same pieces
	std::size_t more = 0;            // open ones that are not named

	bool operator==(const Oversell &) const = default;
};

// Orders against stock: two orders that are both paid for the same last pieces leave the stock figures as if all were
// well, and only their sum tells.
//
// Where a shop tells what is physically there, all units not yet sent out must be, but for those that it lets be sold
// beyond its stock; where it does not, what its order lines have not taken must still be available, and less than
// nothing available is an oversell by itself. What goes on selling at nothing left and what is not tracked never is.
//
// Orders and levels are read at different moments, and a parcel sent out between the two looks like an oversell. So it
// is only a suspicion until both were read again after it arose. Not thread-safe; owned by app::ShelfKeeper.
class OversellWatch {
public:
	// After an update of this shop; `touched` are the variants that its levels and orders named.
	void look(const Ledger &ledger, const std::string &shop, const std::vector<std::string> &touched);
	void forget(const std::string &shop);

	// Suspicions that arose since the last call, to be read again now: shop → ids of variants.
	std::map<std::string, std::vector<std::string>> takeSuspects();

	// By shop and variant.
	std::vector<Oversell> found() const;

private:
	struct Case {
		std::int64_t suspected = 0; // more than `found.units`, not yet read again
		core::WallTime arose;
		Oversell found; // of 0 units: none
	};

	void lookAt(const Ledger &ledger, const std::string &shop, const std::string &variant);

	std::map<std::pair<std::string, std::string>, Case> cases_; // by shop and variant
	std::map<std::string, std::vector<std::string>> fresh_;
};

} // namespace stock
