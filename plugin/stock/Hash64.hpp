#pragma once

#include <cstdint>
#include <string_view>

namespace stock {

inline constexpr std::uint64_t kHashSeed = 0xcbf29ce484222325u;

// FNV-1a, 64 bit (Fowler, Noll, Vo): the same on every machine, unlike std::hash. Chained by passing the hash so far.
constexpr std::uint64_t hash64(std::string_view text, std::uint64_t hash = kHashSeed)
{
	for (const char c : text) {
		hash = (hash ^ static_cast<unsigned char>(c)) * 0x100000001b3u;
	}
	// What ends a text is part of it: "ab" + "c" is not "a" + "bc".
	return (hash ^ 0xffu) * 0x100000001b3u;
}

constexpr std::uint64_t hash64(std::uint64_t number, std::uint64_t hash)
{
	for (int byte = 0; byte < 8; ++byte) {
		hash = (hash ^ (number >> (8 * byte) & 0xffu)) * 0x100000001b3u;
	}
	return hash;
}

} // namespace stock
