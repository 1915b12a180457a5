#pragma once

#include "commerce/ShopUpdate.hpp"

#include <boost/unordered/unordered_flat_map.hpp>

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace stock {

// Updates as bytes, for the journal. A level that a shop repeats as it was, and an id that it names again, take no
// space: they refer to the one before, and neighbours that repeat in the same order are one reference, so that a shop
// of 100,000 SKUs that is read every five seconds writes some bytes and not ten megabytes. So what was encoded must be
// decoded from the beginning, in order.
//
// Remarks are not kept: they change nothing on the shelf. Not thread-safe.
class JournalEncoder {
public:
	std::string encode(const std::string &shop, const commerce::ShopUpdate &update);
	// As if it had encoded it: for what was decoded, and is gone on with.
	void learn(const std::string &shop, const commerce::ShopUpdate &update);

private:
	struct Known {
		std::uint32_t number;
		std::uint64_t content;
	};
	struct Found {
		Known &known;
		bool repeats; // the level is as it was
	};
	Found find(std::uint64_t shopHash, const commerce::StockLevel &level, std::string_view bytes);

	std::pair<std::uint32_t, bool> nameOf(std::uint64_t shopHash, const std::string &id);

	boost::unordered_flat_map<std::uint64_t, Known> levels_;        // by hash of shop and position
	boost::unordered_flat_map<std::uint64_t, std::uint32_t> names_; // number of a variant's id, by its hash
};

class JournalDecoder {
public:
	// Nothing when the bytes are not what an encoder wrote.
	std::optional<commerce::ShopUpdate> decode(std::string_view bytes);

private:
	std::vector<commerce::StockLevel> levels_; // by number
	std::vector<std::string> names_;           // likewise
};

} // namespace stock
