#include "commerce/FeedAdapter.hpp"

#include "commerce/Confirmation.hpp"
#include "commerce/CsvFeed.hpp"
#include "commerce/FeedCharset.hpp"
#include "commerce/HttpFault.hpp"
#include "commerce/JsonFeed.hpp"
#include "net/Url.hpp"

#include <string_view>
#include <utility>

namespace commerce {

namespace {

constexpr int kMostPages = 2000; // 200,000 SKUs of 100 a page; a feed that goes round in circles ends here

bool saysCsv(const net::HttpResponse &answer, std::string_view url)
{
	const std::string_view type = answer.header("content-type").value_or("");
	if (type.starts_with("text/csv") || type.starts_with("text/tab-separated-values")) {
		return true;
	}
	const std::string_view path = url.substr(0, url.find_first_of("?#"));
	return (path.ends_with(".csv") || path.ends_with(".tsv")) && !type.starts_with("application/json");
}

} // namespace

// One reading of the feed, page by page.
class FeedAdapter::Reading : public Exchange {
public:
	Reading(FeedAdapter &adapter, bool probes) : adapter_(adapter), probes_(probes) {}

	net::HttpRequest first() override
	{
		url_ = feedAddress(adapter_.settings_.url);
		net::HttpRequest request = ask();
		if (adapter_.known_ && !probes_) {
			const Known &known = *adapter_.known_;
			if (!known.etag.empty()) {
				request.headers.emplace_back("If-None-Match", known.etag);
			}
			if (!known.lastModified.empty()) {
				request.headers.emplace_back("If-Modified-Since", known.lastModified);
			}
		}
		return request;
	}

	Asked<Reply> onAnswer(const net::HttpResponse &answer, core::WallTime receivedAt) override
	{
		Reply reply;
		if (answer.status == 304 && adapter_.known_ && !probes_) {
			reply.update = adapter_.known_->confirmation;
			reply.update.readAt = receivedAt;
			return reply;
		}
		if (auto fault = faultOf(answer, net::hostOf(url_))) {
			return std::unexpected(std::move(*fault));
		}
		if (answer.status != 200) { // no content, a part of it, …
			return std::unexpected(
				ShopFault{FaultKind::Broken,
					  {{"Shop.OddStatus",
					    {{"host", net::hostOf(url_)}, {"status", std::to_string(answer.status)}}},
					   {}}});
		}
		if (auto fault = webPageFault(answer, net::hostOf(url_))) {
			return std::unexpected(std::move(*fault));
		}
		auto page = read(answer);
		if (!page) {
			return std::unexpected(ShopFault{FaultKind::Broken, std::move(page.error())});
		}
		reply.update = std::move(page->update);
		reply.update.readAt = receivedAt;
		variants_ += reply.update.levels.size();
		if (!page->next.empty()) {
			return nextPage(std::move(reply), page->next);
		}
		remember(answer, reply.update);
		if (probes_) {
			reply.findings = Findings{.variants = static_cast<std::int64_t>(variants_),
						  .remarks = reply.update.remarks};
		}
		return reply;
	}

private:
	// Published spreadsheets are sent from another server than they are asked of.
	net::HttpRequest ask() const
	{
		net::HttpRequest request{url_, {}, {}};
		request.isPublic = adapter_.settings_.headerNames.empty();
		return request;
	}

	core::Expected<JsonPage> read(const net::HttpResponse &answer) const
	{
		const FeedMapping &mapping = adapter_.settings_.mapping;
		const auto text = asUtf8(answer.body, answer.header("content-type").value_or(""));
		if (!text) {
			return std::unexpected(text.error());
		}
		if (saysCsv(answer, url_)) {
			return readCsvFeed(*text, mapping).transform([](ShopUpdate update) {
				return JsonPage{std::move(update), {}};
			});
		}
		return readJsonPage(*text, mapping);
	}

	Asked<Reply> nextPage(Reply reply, const std::string &where)
	{
		const auto url = net::resolved(url_, where);
		const auto from = net::Url::parse(url_);
		const auto to = url ? net::Url::parse(*url) : std::nullopt;
		if (!from || !to || !from->trusts(*to)) {
			return std::unexpected(
				ShopFault{FaultKind::Refused,
					  {{"Shop.NextPageElsewhere",
					    {{"host", net::hostOf(url_)}, {"target", to ? net::hostOf(*url) : "?"}}},
					   {}}});
		}
		if (++pages_ >= kMostPages) {
			return std::unexpected(
				ShopFault{FaultKind::Broken,
					  {{"Shop.EndlessPages", {{"limit", std::to_string(kMostPages)}}}, {}}});
		}
		url_ = *url;
		reply.update.complete = false;
		reply.next = ask();
		return reply;
	}

	// A feed of several pages has no one version that a server could confirm.
	void remember(const net::HttpResponse &answer, const ShopUpdate &update)
	{
		if (pages_ > 0) {
			adapter_.known_.reset();
			return;
		}
		const auto text = [&](std::string_view name) {
			return std::string(answer.header(name).value_or(""));
		};
		adapter_.known_ = Known{confirmationOf(update), text("etag"), text("last-modified")};
	}

	FeedAdapter &adapter_;
	bool probes_;
	std::string url_; // of the page that was asked for last
	int pages_ = 0;   // before it
	std::size_t variants_ = 0;
};

FeedAdapter::FeedAdapter(ShopSettings settings, Secrets headerValues)
	: settings_(std::move(settings)), headerValues_(std::move(headerValues))
{
}

Abilities FeedAdapter::abilities() const
{
	Abilities abilities;
	abilities.budget = {.perSecond = 100, .burst = 100}; // unknown: the person's interval is the limit
	return abilities;
}

net::HttpRequest FeedAdapter::seal(net::HttpRequest request, core::WallTime)
{
	for (const std::string &name : settings_.headerNames) {
		request.headers.emplace_back(name, headerValues_.at(name));
	}
	return request;
}

std::unique_ptr<Exchange> FeedAdapter::readAll()
{
	return std::make_unique<Reading>(*this, false);
}

std::unique_ptr<Exchange> FeedAdapter::probe()
{
	return std::make_unique<Reading>(*this, true);
}

core::Expected<void> checkFeed(const ShopSettings &settings, const Secrets &headerValues)
{
	if (settings.url.empty()) {
		return core::fail({"Shop.UrlMissing", {}});
	}
	net::HttpHeaders headers;
	for (const std::string &name : settings.headerNames) {
		const auto found = headerValues.find(name);
		if (found == headerValues.end()) {
			return core::fail({"Shop.HeaderMissing", {{"name", name}}});
		}
		headers.emplace_back(name, found->second);
	}
	return net::check({settings.url, headers, {}}).and_then([&] { return check(settings.mapping); });
}

std::string feedAddress(const std::string &url)
{
	constexpr std::string_view kSheet = "https://docs.google.com/spreadsheets/d/";
	if (!url.starts_with(kSheet) || url.contains("output=csv") || url.contains("format=csv")) {
		return url;
	}
	const bool published = url.substr(kSheet.size()).starts_with("e/");
	const std::size_t idAt = kSheet.size() + (published ? 2 : 0);
	const std::string base = url.substr(0, url.find_first_of("/?#", idAt));
	const std::size_t gidAt = url.find("gid=");
	const std::string gid =
		gidAt == std::string::npos ? "" : url.substr(gidAt, url.find_first_of("&#", gidAt) - gidAt);
	return base + (published ? "/pub?output=csv" : "/export?format=csv") + (gid.empty() ? "" : "&" + gid);
}

} // namespace commerce
