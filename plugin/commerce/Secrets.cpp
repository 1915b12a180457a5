#include "commerce/Secrets.hpp"

#include "commerce/FeedText.hpp"

namespace commerce {

std::string secretOf(const Secrets &secrets, const std::string &name)
{
	const auto found = secrets.find(name);
	return found == secrets.end() ? std::string() : found->second;
}

std::string keyOf(const Secrets &secrets, const std::string &name)
{
	return std::string(trimmed(secretOf(secrets, name)));
}

} // namespace commerce
