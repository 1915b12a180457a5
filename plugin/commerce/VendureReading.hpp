#pragma once

#include "commerce/ListPages.hpp"
#include "commerce/VendureExchange.hpp"
#include "commerce/VendureOpenOrders.hpp"

#include <functional>
#include <optional>
#include <string>
#include <vector>

namespace commerce::vendure {

inline constexpr int kPage = 100; // answers stay under 100 kB; Vendure itself allows 1000

// All variants, page by page, the newest first (see ListPages).
class AllVariants : public VendureExchange {
public:
	AllVariants(Server server, OpenOrders &open, const Shop &shop)
		: VendureExchange(std::move(server)), open_(open), shop_(shop)
	{
	}
	net::HttpRequest first() override { return page(); }

protected:
	Asked<Reply> onData(const nlohmann::json &data, const net::HttpResponse &, core::WallTime at) override;

private:
	net::HttpRequest page() const;

	OpenOrders &open_;
	const Shop &shop_;
	ListPages pages_ = ListPages(kPage);
	bool placesTold_ = false;
};

// These variants. One that is not in the answer is gone; the next reading of all says so.
class SomeVariants : public VendureExchange {
public:
	SomeVariants(Server server, OpenOrders &open, const Shop &shop, std::vector<std::string> ids)
		: VendureExchange(std::move(server)), open_(open), shop_(shop), ids_(std::move(ids))
	{
	}
	net::HttpRequest first() override;

protected:
	Asked<Reply> onData(const nlohmann::json &data, const net::HttpResponse &, core::WallTime at) override;

private:
	OpenOrders &open_;
	const Shop &shop_;
	std::vector<std::string> ids_;
};

// Orders: without a mark all that are open, newest first; with one those that changed since and, in turn, open ones
// (see OpenOrders). The mark is the latest change by the shop's database.
// It stays where something slipped through, and all is asked again the next time.
class OrdersSince : public VendureExchange {
public:
	OrdersSince(Server server, OpenOrders &open, const std::string &mark);
	net::HttpRequest first() override { return page(); }

protected:
	Asked<Reply> onData(const nlohmann::json &data, const net::HttpResponse &, core::WallTime at) override;

private:
	net::HttpRequest page() const;

	OpenOrders &open_;
	std::optional<core::WallTime> since_;
	std::vector<std::string> again_;
	std::optional<core::WallTime> newest_;
	core::WallTime begunAt_; // what changed later may be missing
	bool begun_ = false;
	ListPages pages_ = ListPages(kPage);
};

} // namespace commerce::vendure
