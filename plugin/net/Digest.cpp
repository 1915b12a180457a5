#include "net/Digest.hpp"

#include <boost/hash2/hmac.hpp>
#include <boost/hash2/sha2.hpp>

#include <cstdint>

namespace net {

namespace {

template<typename Hash>
std::string resultOf(Hash &hash)
{
	const auto digest = hash.result();
	return {digest.begin(), digest.end()};
}

} // namespace

std::string sha256(std::string_view data)
{
	boost::hash2::sha2_256 hash;
	hash.update(data.data(), data.size());
	return resultOf(hash);
}

std::string hmacSha256(std::string_view key, std::string_view data)
{
	boost::hash2::hmac_sha2_256 hash(key.data(), key.size());
	hash.update(data.data(), data.size());
	return resultOf(hash);
}

std::string hexText(std::string_view bytes)
{
	constexpr std::string_view kDigits = "0123456789abcdef";
	std::string text;
	text.reserve(bytes.size() * 2);
	for (const char byte : bytes) {
		const auto value = static_cast<unsigned char>(byte);
		text += kDigits[value >> 4];
		text += kDigits[value & 15];
	}
	return text;
}

std::string base64(std::string_view bytes)
{
	constexpr std::string_view kDigits = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
	std::string text;
	text.reserve((bytes.size() + 2) / 3 * 4);
	for (std::size_t at = 0; at < bytes.size(); at += 3) {
		std::uint32_t three = 0;
		for (std::size_t one = 0; one < 3; ++one) {
			const bool there = at + one < bytes.size();
			three = three << 8 | (there ? static_cast<unsigned char>(bytes[at + one]) : 0U);
		}
		for (std::size_t digit = 0; digit < 4; ++digit) {
			const bool there = at + digit <= bytes.size();
			text += there ? kDigits[three >> (18 - 6 * digit) & 63] : '=';
		}
	}
	return text;
}

bool sameSecretly(std::string_view a, std::string_view b)
{
	unsigned difference = a.size() == b.size() ? 0 : 1;
	for (std::size_t at = 0; at < a.size() && at < b.size(); ++at) {
		difference |=
			static_cast<unsigned>(static_cast<unsigned char>(a[at]) ^ static_cast<unsigned char>(b[at]));
	}
	return difference == 0;
}

} // namespace net
