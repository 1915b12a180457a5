#pragma once

#include "app/ShopClock.hpp"
#include "commerce/Redaction.hpp"
#include "commerce/ShopAdapter.hpp"
#include "core/WallTime.hpp"
#include "net/HttpMessage.hpp"

#include <cstdint>
#include <memory>
#include <string>
#include <vector>

namespace app {

// What all talks with one shop have in common: who speaks its language, what time it is there, the one session, and
// what of ours must not be seen when the shop's answers echo it. Owned by app::RemoteShop or app::ShopProbe, used by
// their talks; shop loop only.
class ShopAccess {
public:
	// `account` as in ShopSettings: with the secrets, what `adapter` logs in with.
	ShopAccess(std::unique_ptr<commerce::ShopAdapter> adapter, std::string account, commerce::Secrets secrets);

	commerce::ShopAdapter &adapter() const { return *adapter_; }
	// By the shop's clock.
	core::WallTime now() const;
	void onAnswer(const net::HttpResponse &answer);
	// How much later it is there than here.
	core::WallTime::duration clockAhead() const { return clock_.ahead(); }

	// One logs in for all, because a refresh token is good for one use. False: another does, wait for its end.
	bool beginLogin();
	void endLogin(bool worked);
	bool loggingIn() const { return loggingIn_; }
	// How many logins worked: with a different count before, a refused request was sent in an older session.
	std::uint64_t logins() const { return logins_; }
	// What logins made of the secrets since the last call, and what must be kept from now on.
	commerce::Secrets takeChangedSecrets();

	// `credentials` besides the secrets: what the adapter made of them.
	commerce::Redaction redaction(const std::vector<std::string> &credentials = {}) const;

private:
	std::unique_ptr<commerce::ShopAdapter> adapter_;
	std::string account_;
	commerce::Secrets secrets_; // as they are now
	commerce::Secrets changed_;
	ShopClock clock_;
	bool loggingIn_ = false;
	std::uint64_t logins_ = 0;
};

} // namespace app
