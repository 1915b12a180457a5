#pragma once

#include "commerce/PushMessage.hpp"
#include "commerce/Secrets.hpp"
#include "commerce/ShopAct.hpp"
#include "commerce/ShopFault.hpp"
#include "commerce/ShopUpdate.hpp"
#include "core/Error.hpp"
#include "core/WallTime.hpp"
#include "net/HttpMessage.hpp"

#include <cstddef>
#include <map>
#include <memory>
#include <optional>
#include <set>
#include <string>
#include <vector>

// How LiveShelf speaks with any shop system. An adapter knows one system's requests and answers and nothing else: no
// socket, no clock, no thread. app::RemoteShop carries its requests to the shop and back.
//
// The interface was laid over the rows of the systems to come, and takes them as it is: gateways that sign each request
// with the time (`seal`), tokens that are refreshed in mid-show and must be kept (`login`, `changedSecrets`), message
// queues that are emptied by asking (`hints`), pools beside the shop's own stock (StockLevel::pool).
namespace commerce {

// How much may be asked of a shop, in the shop's own cost units (points, or simply requests).
struct Budget {
	double perSecond = 1;         // what comes back each second
	double burst = 1;             // the most that can be saved up
	std::optional<double> perDay; // a quota besides, where there is one

	bool operator==(const Budget &) const = default;
};

// An adapter remembers so much of one thing, such as open orders, and then begins anew: twice what the largest shops
// have.
inline constexpr std::size_t kMostRemembered = 200'000;

// What a shop says of its budget in an answer.
struct BudgetNews {
	double left = 0; // that can be spent right now
	double perSecond = 0;
	double burst = 0;

	bool operator==(const BudgetNews &) const = default;
};

// What an adapter can do besides reading all.
struct Abilities {
	std::size_t idsAtOnce = 0; // readSome takes so many; 0: it cannot
	bool changes = false;      // changesSince
	bool orders = false;       // ordersSince
	bool pushes = false;       // readPush
	bool hints = false;        // hints
	std::set<ActKind> acts;
	bool comparesFirst = false;  // SetStock is refused by the shop when the figure has moved
	bool pausesProducts = false; // Pause stops all variants of a product
	Budget budget;
	double costOfAll = 1;  // one page of readAll
	double costOfSome = 1; // one readSome; where that takes more requests, each further one costs 1
	double costOfOrders = 1;
};

// What "Test connection" found.
struct Findings {
	std::string shop;                             // as the shop calls itself; may be empty
	std::int64_t variants = 0;                    // how many there are
	std::map<std::string, std::string> locations; // id → name; empty: one place
	std::vector<core::Message> remarks;           // what the key may not do, what will not work

	bool operator==(const Findings &) const = default;
};

// One answer, understood.
struct Reply {
	ShopUpdate update;                    // what holds from now on; may say nothing
	std::optional<net::HttpRequest> next; // asked before the exchange is over: the next page, a confirmation
	std::string mark;                     // for the next `…Since`; empty: no news of it
	std::optional<BudgetNews> budget;
	std::vector<std::string> hints;    // ids of variants to read now
	std::optional<Findings> findings;  // probe
	std::optional<ActOutcome> outcome; // act, with its last answer
};

// One question to a shop, with as many requests as it takes, one after the other. Ends with the first reply without a
// `next`, or with the first fault; but after FaultKind::Throttled the same request may come again, and its answer is
// taken as if it were the first.
class Exchange {
public:
	virtual ~Exchange() = default;

	// Asked once. Without credentials: `seal` adds them when the request is sent.
	virtual net::HttpRequest first() = 0;
	// The answer to the request before, of any status. `receivedAt` is by the shop's clock.
	virtual Asked<Reply> onAnswer(const net::HttpResponse &answer, core::WallTime receivedAt) = 0;

	// What it has done to the shop with the request that was sent last.
	enum class Change {
		None,     // only looked
		OnItsWay, // that request changes something
		Done,     // one before did
	};
	virtual Change change() const { return Change::None; }
};

// One shop in one system's language. Owned and called by one thread.
class ShopAdapter {
public:
	virtual ~ShopAdapter() = default;

	virtual Abilities abilities() const = 0;

	// Whether a login must come before anything else, because there is no session yet or its end is near.
	virtual bool needsLogin(core::WallTime) const { return false; }
	// Null: this system has no sessions. Success makes `needsLogin` false.
	virtual std::unique_ptr<Exchange> login() { return nullptr; }
	// The session is not accepted any more.
	virtual void forgetSession() {}
	// Secrets that changed with the last login and must be kept, such as a refresh token. Asked after each login
	// that worked; one login is under way at a time. Their names are among `secretNames`.
	virtual Secrets changedSecrets() { return {}; }
	// Adds credentials and signatures, just before sending. `now` is by the shop's clock.
	virtual net::HttpRequest seal(net::HttpRequest request, core::WallTime now) = 0;

	// Every variant; several pages, each of which holds at once. The last one is `complete`.
	virtual std::unique_ptr<Exchange> readAll() = 0;
	// These only, at most `idsAtOnce`.
	virtual std::unique_ptr<Exchange> readSome(const std::vector<std::string> &) { return nullptr; }
	// What changed after `mark`; an empty one asks for a first mark only.
	virtual std::unique_ptr<Exchange> changesSince(const std::string &) { return nullptr; }
	// Orders placed or changed after `mark`. An empty one asks for all that are not yet sent out, newest first.
	virtual std::unique_ptr<Exchange> ordersSince(const std::string &) { return nullptr; }
	// Takes what waits in the shop's message queue, and confirms it.
	virtual std::unique_ptr<Exchange> hints() { return nullptr; }
	virtual std::unique_ptr<Exchange> act(const ShopAct &) { return nullptr; }
	// What a person wants to know before the shop is followed.
	virtual std::unique_ptr<Exchange> probe() = 0;

	// Verified against the shop's signature; nothing is believed before.
	virtual core::Expected<PushNews> readPush(const PushMessage &) { return core::fail({"Push.NotExpected", {}}); }
};

} // namespace commerce
