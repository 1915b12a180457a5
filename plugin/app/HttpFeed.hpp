#pragma once

#include "app/ShopFeed.hpp"
#include "commerce/ShopSettings.hpp"
#include "net/Backoff.hpp"
#include "net/HttpClient.hpp"

#include <functional>
#include <optional>
#include <string>

namespace app {

struct HttpFeedTuning {
	net::HttpLimits limits;
	net::BackoffTuning backoff;
	std::function<double()> random; // uniform in [0, 1); empty: the machine's own
};

// A shop whose whole stock is one JSON document behind a URL, asked every few seconds. Only what changed is sent again
// where the server knows ETag or Last-Modified. While the shop fails it goes on asking, more and more rarely.
//
// Never more than one request on its way. Owned and called by the shop loop, which also runs the client; the client
// must outlive it.
class HttpFeed : public ShopFeed {
public:
	// `settings` and `headers` must have passed makeShopFeed's checks.
	HttpFeed(net::HttpClient &client, commerce::ShopSettings settings, net::HttpHeaders headers,
		 HttpFeedTuning tuning = {});
	~HttpFeed() override;
	HttpFeed(const HttpFeed &) = delete;
	HttpFeed &operator=(const HttpFeed &) = delete;

	std::vector<core::Expected<commerce::ShopUpdate>> tick(core::Instant now) override;

private:
	using Answer = core::Expected<net::HttpResponse>;

	void ask();
	core::Expected<commerce::ShopUpdate> judge(const net::HttpResponse &response) const;
	void remember(const net::HttpResponse &response, const commerce::ShopUpdate &update);

	net::HttpClient &client_;
	commerce::ShopSettings settings_;
	net::HttpHeaders headers_;
	net::HttpLimits limits_;
	net::Backoff backoff_;

	core::Instant nextAt_; // at once
	std::optional<net::HttpClient::RequestId> onItsWay_;
	std::optional<Answer> arrived_;
	// Of the last good answer; without it there is nothing that a server could confirm.
	std::optional<commerce::ShopUpdate> confirmation_;
	std::string etag_;
	std::string lastModified_;
};

} // namespace app
