#include "app/ShopAccess.hpp"

#include "app/Clock.hpp"

#include <format>
#include <utility>

namespace app {

ShopAccess::ShopAccess(std::unique_ptr<commerce::ShopAdapter> adapter, std::string account, commerce::Secrets secrets)
	: adapter_(std::move(adapter)), account_(std::move(account)), secrets_(std::move(secrets))
{
}

core::WallTime ShopAccess::now() const
{
	return clock_.at(wallNow());
}

void ShopAccess::onAnswer(const net::HttpResponse &answer)
{
	clock_.onAnswer(answer, wallNow());
}

bool ShopAccess::beginLogin()
{
	return !std::exchange(loggingIn_, true);
}

void ShopAccess::endLogin(bool worked)
{
	loggingIn_ = false;
	if (!worked) {
		return;
	}
	++logins_;
	for (const auto &[name, value] : adapter_->changedSecrets()) {
		secrets_[name] = value;
		changed_[name] = value;
	}
}

commerce::Secrets ShopAccess::takeChangedSecrets()
{
	return std::exchange(changed_, {});
}

commerce::Redaction ShopAccess::redaction(const std::vector<std::string> &credentials) const
{
	commerce::Secrets hidden = secrets_;
	for (const std::string &credential : credentials) {
		hidden.emplace(std::format(" {}", hidden.size()), credential);
	}
	return commerce::Redaction(hidden, account_);
}

} // namespace app
