#include "support/ExchangeRunner.hpp"

#include <algorithm>
#include <chrono>
#include <iterator>
#include <optional>
#include <utility>

namespace support {

namespace {

core::WallTime now()
{
	return std::chrono::time_point_cast<std::chrono::milliseconds>(std::chrono::system_clock::now());
}

template<typename T>
void append(std::vector<T> &to, const std::vector<T> &from)
{
	to.insert(to.end(), from.begin(), from.end());
}

} // namespace

core::Expected<net::HttpResponse> ExchangeRunner::send(net::HttpRequest request)
{
	std::optional<core::Expected<net::HttpResponse>> arrived;
	client_.start(std::move(request),
		      [&](core::Expected<net::HttpResponse> answer) { arrived = std::move(answer); });
	while (!arrived) {
		client_.run(core::Duration::ms(100));
	}
	return std::move(*arrived);
}

commerce::Asked<Exchanged> ExchangeRunner::run(std::unique_ptr<commerce::Exchange> exchange)
{
	if (adapter_.needsLogin(now())) {
		const auto login = adapter_.login();
		if (auto done = carry(*login); !done) {
			return done;
		}
	}
	return carry(*exchange);
}

commerce::Asked<Exchanged> ExchangeRunner::carry(commerce::Exchange &exchange)
{
	Exchanged all;
	std::optional<net::HttpRequest> next = exchange.first();
	while (next) {
		auto answer = send(adapter_.seal(std::move(*next), now()));
		if (!answer) {
			return std::unexpected(commerce::ShopFault{commerce::FaultKind::Broken, answer.error()});
		}
		auto reply = exchange.onAnswer(*answer, now());
		if (!reply) {
			return std::unexpected(std::move(reply).error());
		}
		append(all.update.levels, reply->update.levels);
		append(all.update.moves, reply->update.moves);
		append(all.update.orders, reply->update.orders);
		append(all.update.remarks, reply->update.remarks);
		all.update.complete = reply->update.complete;
		all.update.stillListed = reply->update.stillListed;
		all.update.readAt = reply->update.readAt;
		next = std::exchange(reply->next, std::nullopt);
		all.replies.push_back(*reply);
		all.last = std::move(*reply);
	}
	return all;
}

} // namespace support
