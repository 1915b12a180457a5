#pragma once

#include "core/WallTime.hpp"
#include "net/HttpMessage.hpp"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace commerce {

// A message that a shop sent to us.
struct PushMessage {
	net::HttpHeaders headers; // names in lower case
	std::string body;         // as it came, to the byte

	// The first header of that name (in lower case); empty: there is none.
	std::string header(std::string_view name) const
	{
		return std::string(net::headerIn(headers, name).value_or(std::string_view()));
	}
};

// What is believed of it: a push is a hint, never a figure.
struct PushNews {
	std::string id;                       // for recognising a repetition; empty: the shop gives none
	std::vector<std::string> variants;    // ids to read now, each once, so many at most
	bool orders = false;                  // ask for orders now
	std::optional<core::WallTime> sentAt; // by the shop's clock

	void addVariant(std::string variant);
};

} // namespace commerce
