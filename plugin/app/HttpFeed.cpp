#include "app/HttpFeed.hpp"

#include "app/Confirmation.hpp"
#include "commerce/JsonFeed.hpp"

#include <algorithm>
#include <format>
#include <memory>
#include <random>
#include <utility>

namespace app {

namespace {

std::function<double()> machineRandom()
{
	auto generator = std::make_shared<std::minstd_rand>(std::random_device()());
	return [generator] {
		return std::uniform_real_distribution<double>(0, 1)(*generator);
	};
}

const char *sentenceFor(long status)
{
	switch (status) {
	case 401:
		return "Shop.Unauthorized";
	case 403:
		return "Shop.Forbidden";
	case 404:
	case 410:
		return "Shop.NotFound";
	case 429:
		return "Shop.TooManyRequests";
	default:
		return status >= 500 ? "Shop.ServerError" : "Shop.OddStatus";
	}
}

} // namespace

HttpFeed::HttpFeed(net::HttpClient &client, commerce::ShopSettings settings, net::HttpHeaders headers,
		   HttpFeedTuning tuning)
	: client_(client), settings_(std::move(settings)), headers_(std::move(headers)), limits_(tuning.limits),
	  backoff_(tuning.random ? std::move(tuning.random) : machineRandom(), tuning.backoff)
{
}

HttpFeed::~HttpFeed()
{
	if (onItsWay_) {
		client_.cancel(*onItsWay_);
	}
}

std::vector<core::Expected<commerce::ShopUpdate>> HttpFeed::tick(core::Instant now)
{
	std::vector<core::Expected<commerce::ShopUpdate>> news;
	if (const auto answer = std::exchange(arrived_, std::nullopt)) {
		auto update = answer->and_then([this](const net::HttpResponse &response) { return judge(response); });
		if (update) {
			remember(**answer, *update);
			backoff_.onSuccess();
			nextAt_ = now + settings_.pollEvery;
		} else {
			const auto asked = *answer ? (*answer)->retryAfter() : std::nullopt;
			const core::Duration wait = backoff_.onFailure(asked);
			nextAt_ = now + wait;
			update.error().sentence.values.emplace_back(
				"wait", std::format("{:.0f}", std::max(1.0, wait.seconds())));
		}
		news.push_back(std::move(update));
	}
	if (!onItsWay_ && now >= nextAt_) {
		ask();
	}
	return news;
}

void HttpFeed::ask()
{
	net::HttpRequest request{settings_.url, headers_, limits_};
	if (confirmation_ && !etag_.empty()) {
		request.headers.emplace_back("If-None-Match", etag_);
	}
	if (confirmation_ && !lastModified_.empty()) {
		request.headers.emplace_back("If-Modified-Since", lastModified_);
	}
	onItsWay_ = client_.start(std::move(request), [this](Answer answer) {
		onItsWay_.reset();
		arrived_ = std::move(answer);
	});
}

core::Expected<commerce::ShopUpdate> HttpFeed::judge(const net::HttpResponse &response) const
{
	if (response.status == 304 && confirmation_) {
		return *confirmation_;
	}
	if (response.status != 200) {
		return core::fail(
			{sentenceFor(response.status),
			 {{"host", net::hostOf(settings_.url)}, {"status", std::to_string(response.status)}}});
	}
	return commerce::readJsonFeed(response.body, settings_.mapping);
}

void HttpFeed::remember(const net::HttpResponse &response, const commerce::ShopUpdate &update)
{
	if (response.status == 304) {
		return;
	}
	confirmation_ = confirmationOf(update);
	etag_ = response.header("etag").value_or("");
	lastModified_ = response.header("last-modified").value_or("");
}

} // namespace app
