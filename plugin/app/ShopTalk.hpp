#pragma once

#include "app/ShopAccess.hpp"
#include "commerce/ExchangeBounds.hpp"
#include "commerce/ShopAdapter.hpp"
#include "core/Instant.hpp"
#include "net/HttpClient.hpp"

#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace app {

// Carries one exchange at a time to a shop and back: seals each request, logs in first where there is no session, and
// once more where the shop no longer accepts it in the middle. What the shop says is cleared of our keys before anybody
// else has it.
//
// The next page of a reading is sent when the owner says so, because it has a price. Owned and called by the shop loop,
// which also runs the client; access and client must outlive it. Destroying it cancels what is on its way.
class ShopTalk {
public:
	using Make = std::function<std::unique_ptr<commerce::Exchange>()>;

	struct News {
		commerce::Asked<commerce::Reply> reply; // of the exchange, never of a login that worked
		core::Duration took;                    // from sending to this answer
		bool over = true;                       // nothing more will come, unless `hasNextPage`
	};

	ShopTalk(net::HttpClient &client, ShopAccess &access, net::HttpLimits limits);
	~ShopTalk();
	ShopTalk(const ShopTalk &) = delete;
	ShopTalk &operator=(const ShopTalk &) = delete;

	// Whether a request waits to be sent: the next page, or the same again where the shop was asked too often.
	bool hasNextPage() const { return nextPage_.has_value(); }

	// `make` is called again when the exchange has to begin anew after a login. What was left open is given up.
	void start(Make make, core::Instant now);
	void sendNextPage(core::Instant now);
	void cancel();

	// The next requests are paid for, a unit each.
	void prepay(double units) { paid_ = units; }
	// What those beyond have cost since the last call, such as logins.
	double takeOverspent();

	// What came in since the last call. Until its `over` there may be more.
	std::optional<News> tick(core::Instant now);

private:
	using Answer = core::Expected<net::HttpResponse>;

	void begin(core::Instant now);
	void send(net::HttpRequest request, core::Instant now);
	std::optional<News> takeAnswer(core::Instant now);
	std::optional<News> onReply(commerce::Asked<commerce::Reply> reply, core::Instant now);
	bool comesAgain(const commerce::Asked<commerce::Reply> &reply);
	void clear(commerce::Asked<commerce::Reply> &reply) const;
	bool mayHaveChanged(commerce::FaultKind kind) const;
	void leaveLogin(bool worked);
	void finish();
	bool keepsPage(const commerce::ShopFault &fault) const;

	net::HttpClient &client_;
	ShopAccess &access_;
	net::HttpLimits limits_;

	Make make_;
	std::unique_ptr<commerce::Exchange> exchange_; // the login's or the asked one
	commerce::ExchangeBounds bounds_;              // of that one
	bool loggingIn_ = false;
	bool waiting_ = false;        // for the login of another talk
	bool loggedInAgain_ = false;  // for this exchange: a second refusal is final
	std::uint64_t sessionOf_ = 0; // of the last request: as ShopAccess::logins
	std::optional<net::HttpRequest> nextPage_;
	std::optional<net::HttpRequest> asked_; // the last request, as it was before it was sealed
	double paid_ = 0;                       // units; below zero: overspent
	std::optional<net::HttpClient::RequestId> onItsWay_;
	std::optional<Answer> arrived_;
	core::Instant sentAt_;
	std::vector<std::string> credentials_; // what the adapter added to the last request's headers
};

} // namespace app
