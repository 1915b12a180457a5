#include "commerce/Nonce.hpp"

#include <format>
#include <random>

namespace commerce {

std::string newNonce()
{
	std::random_device random;
	return std::format("{:08x}{:08x}{:08x}{:08x}", random(), random(), random(), random());
}

} // namespace commerce
