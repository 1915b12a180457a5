#pragma once

#include "app/ShopAccess.hpp"
#include "app/ShopFeed.hpp"
#include "app/ShopLight.hpp"
#include "app/ShopTalk.hpp"
#include "commerce/Pacer.hpp"
#include "commerce/ShopAdapter.hpp"
#include "commerce/ShopSettings.hpp"
#include "net/Backoff.hpp"
#include "net/HttpClient.hpp"
#include "stock/RecentIds.hpp"

#include <deque>
#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <set>
#include <string>
#include <vector>

namespace app {

struct RemoteShopTuning {
	net::HttpLimits limits;
	net::BackoffTuning backoff;
	std::function<double()> random;                           // uniform in [0, 1); empty: the machine's own
	core::Duration refusedWait = core::Duration::seconds(10); // until a shop that says no is asked again
	core::Duration oldestPush = core::Duration::minutes(15);  // an older message, or a later one, is not believed
	ShopLightTuning light;
};

// A shop on the network, whatever its system: asks by the pacer's plan, reads by the adapter's rules, stays away from a
// shop that fails, and does what a person wants done at it.
//
// One question is under way at a time, and between two pages of a long reading others have their turn; only an act of
// a person goes beside it. A push or an order that was heard is only a hint: the figures are read again.
//
// Owned and called by the shop loop, which also runs the client; the client must outlive it.
class RemoteShop : public ShopFeed {
public:
	RemoteShop(net::HttpClient &client, std::unique_ptr<commerce::ShopAdapter> adapter,
		   const commerce::ShopSettings &settings, commerce::Secrets secrets, RemoteShopTuning tuning = {});
	// Says of the acts that are not over yet that they were left alone.
	~RemoteShop() override;
	RemoteShop(const RemoteShop &) = delete;
	RemoteShop &operator=(const RemoteShop &) = delete;

	std::vector<core::Expected<commerce::ShopUpdate>> tick(core::Instant now) override;
	ShopConnection connection(core::Instant now) const override
	{
		return light_.connection(access_.clockAhead(), now);
	}
	commerce::Abilities abilities() const override { return access_.adapter().abilities(); }
	void setInterest(const std::vector<commerce::VariantInterest> &hot) override { pacer_.setInterest(hot); }
	void readSoon(const std::vector<std::string> &ids, bool orders, core::Instant now) override
	{
		pacer_.onHint(ids, orders, now);
	}
	core::Expected<void> onPush(const commerce::PushMessage &message, core::Instant now) override;
	commerce::Secrets takeChangedSecrets() override { return access_.takeChangedSecrets(); }
	void act(const commerce::ShopAct &act, const ActDone &done) override;

private:
	using News = std::vector<core::Expected<commerce::ShopUpdate>>;
	struct Act {
		commerce::ShopAct act;
		ActDone done;
	};

	void takeAnswer(core::Instant now, News &news);
	void takeActs(core::Instant now, News &news);
	void onReply(ShopTalk::News heard, core::Instant now, News &news);
	void onFault(commerce::ShopFault fault, core::Instant now, News &news);
	void onPage(commerce::ShopUpdate &update, bool last);
	void ask(core::Instant now);
	ShopTalk &talkFor(commerce::Ask::Kind kind);
	std::unique_ptr<commerce::Exchange> exchangeFor(const commerce::Ask &ask);
	void hear(commerce::ShopUpdate update, News &news);
	void hintOfOrders(const commerce::ShopUpdate &update, core::Instant now);

	net::HttpClient &client_;
	ShopAccess access_;
	RemoteShopTuning tuning_;
	net::Backoff backoff_;
	commerce::Pacer pacer_;
	std::map<commerce::Ask::Kind, ShopTalk> talks_; // each may be open between two pages
	std::set<commerce::Reading> begun_;             // a first page was heard
	std::optional<commerce::Ask> underWay_;
	ShopTalk actTalk_;
	std::optional<Act> acting_;
	std::deque<Act> acts_;

	std::string changesMark_, ordersMark_;
	std::vector<std::string> told_; // ids on the pages of the full reading that is open
	bool leftOut_ = false;          // … of which something could not be used
	stock::RecentIds seenPushes_{4096};
	stock::RecentIds seenOrders_{65536}; // as they were: by id and change

	ShopLight light_;
};

} // namespace app
