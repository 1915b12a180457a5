#include "app/ShopProbe.hpp"

#include <utility>

namespace app {

ShopProbe::ShopProbe(net::HttpClient &client, std::unique_ptr<commerce::ShopAdapter> adapter,
		     const commerce::ShopSettings &settings, commerce::Secrets secrets, core::Instant now)
	: access_(std::move(adapter), settings.account, std::move(secrets)), talk_(client, access_, {})
{
	talk_.start([this] { return access_.adapter().probe(); }, now);
}

std::optional<commerce::Asked<commerce::Findings>> ShopProbe::tick(core::Instant now)
{
	auto news = talk_.tick(now);
	if (!news) {
		return std::nullopt;
	}
	if (!news->over) {
		talk_.sendNextPage(now);
		return std::nullopt;
	}
	return std::move(news->reply).transform([](commerce::Reply reply) {
		return std::move(reply.findings).value_or(commerce::Findings());
	});
}

} // namespace app
