#pragma once

#include "commerce/ShopAdapter.hpp"

#include <string>
#include <string_view>

namespace fuzz {

// Plays a hostile shop's part against an adapter.
//
// The input is a text of parts, with a line "%%" between them. A part that begins with "?" asks the adapter: "?all",
// "?some ID…", "?changes MARK", "?orders MARK", "?login", "?probe", "?push" (headers, an empty line and the body
// follow) or "?act KIND VARIANT UNITS SEEN"; "?again …" goes on with the same answers for ever. The others are the
// shop's answers, each a status, lines of headers, an empty line and a body.
class AdapterScript {
public:
	// `adapter` belongs to the shop at `home`: only there may its requests go.
	AdapterScript(commerce::ShopAdapter &adapter, std::string home) : adapter_(adapter), home_(std::move(home)) {}

	void play(std::string_view input);

private:
	commerce::ShopAdapter &adapter_;
	std::string home_;
};

// A text before and behind a separator; all before where there is none.
std::pair<std::string_view, std::string_view> halved(std::string_view text, std::string_view separator);

// Lines of "name: value".
net::HttpHeaders readHeaders(std::string_view lines);

} // namespace fuzz
