#pragma once

#include "commerce/ShopUpdate.hpp"
#include "core/Message.hpp"

#include <cstddef>
#include <map>
#include <string>
#include <vector>

namespace app {

// What of the shops' answers could not be used. The remarks of a whole reading stand until the next reading of that
// kind is over, whatever else is read in between, so that what is wrong on page seven does not go with page eight. Of
// many only the first is kept, and their number. Not thread-safe; owned by ShelfKeeper.
class ShopRemarks {
public:
	void take(const std::string &shop, const commerce::ShopUpdate &update);
	void forget(const std::string &shop) { shops_.erase(shop); }

	// About the first shop that has any; empty: none has.
	core::Message sentence() const;

private:
	struct Remarks {
		std::size_t count = 0;
		core::Message first;

		void add(const std::vector<core::Message> &remarks);
	};
	struct Readings {
		Remarks standing; // of the latest that is over
		Remarks underWay;

		const Remarks &most() const { return underWay.count > standing.count ? underWay : standing; }
	};

	std::map<std::string, std::map<commerce::Reading, Readings>> shops_;
};

} // namespace app
