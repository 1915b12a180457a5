#pragma once

#include <algorithm>
#include <array>
#include <string_view>

namespace commerce {

// Texts behind each other, joined by the compiler.
template<const std::string_view &...Parts>
class JoinedText {
	static constexpr auto kBytes = [] {
		std::array<char, (Parts.size() + ...)> bytes{};
		auto to = bytes.begin();
		((to = std::ranges::copy(Parts, to).out), ...);
		return bytes;
	}();

public:
	static constexpr std::string_view kText{kBytes.data(), kBytes.size()};
};

} // namespace commerce
