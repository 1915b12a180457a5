#pragma once

#include "commerce/ShopAdapter.hpp"
#include "net/HttpClient.hpp"

#include <memory>
#include <vector>

namespace support {

// All that came of one exchange.
struct Exchanged {
	commerce::ShopUpdate update; // of all replies together; `complete` and `stillListed` of the last
	commerce::Reply last;
	std::vector<commerce::Reply> replies;
};

// Carries exchanges to a shop and back over the real HTTP client, one request after the other and without any
// patience: no second try, no waiting. A login that is needed comes first. For tests of adapters against servers.
class ExchangeRunner {
public:
	explicit ExchangeRunner(commerce::ShopAdapter &adapter) : adapter_(adapter) {}

	commerce::Asked<Exchanged> run(std::unique_ptr<commerce::Exchange> exchange);
	core::Expected<net::HttpResponse> send(net::HttpRequest request);

private:
	commerce::Asked<Exchanged> carry(commerce::Exchange &exchange);

	commerce::ShopAdapter &adapter_;
	net::HttpClient client_;
};

} // namespace support
