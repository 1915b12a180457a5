#include "fuzz/AdapterScript.hpp"

#include "commerce/ExchangeBounds.hpp"
#include "commerce/FeedText.hpp"
#include "commerce/SoundUpdate.hpp"
#include "fuzz/Expect.hpp"
#include "fuzz/Soundness.hpp"
#include "net/HeaderText.hpp"
#include "net/HttpMessage.hpp"
#include "net/Url.hpp"

#include <algorithm>
#include <optional>
#include <vector>

namespace fuzz {

using namespace commerce;

namespace {

constexpr std::size_t kMostAnswers = 200; // less than in a show, so that going on for ever costs little here
constexpr std::size_t kLongestRequest = 64 << 10;

core::WallTime now()
{
	return core::WallTime(std::chrono::seconds(1'795'397'000)); // 2026-11-23
}

std::vector<std::string_view> split(std::string_view text, std::string_view separator)
{
	std::vector<std::string_view> parts;
	for (bool more = true; more;) {
		more = text.contains(separator);
		const auto [part, rest] = halved(text, separator);
		parts.push_back(part);
		text = rest;
	}
	return parts;
}

net::HttpResponse readAnswer(std::string_view text)
{
	const auto [head, body] = halved(text, "\n\n");
	const auto [status, headers] = halved(head, "\n");
	return {.status = static_cast<long>(std::clamp<std::int64_t>(readUnits(status).value_or(200), 0, 999)),
		.headers = readHeaders(headers),
		.body = std::string(body)};
}

ShopAct readAct(const std::vector<std::string_view> &words)
{
	const auto word = [&](std::size_t at) {
		return at < words.size() ? std::string(words[at]) : std::string();
	};
	ShopAct act{.variantId = word(2), .productId = "7", .key = "key-1"};
	act.kind = word(1) == "set"      ? ActKind::SetStock
		   : word(1) == "add"    ? ActKind::AddStock
		   : word(1) == "resume" ? ActKind::Resume
					 : ActKind::Pause;
	act.units = std::clamp<std::int64_t>(readUnits(word(3)).value_or(0), -1'000'000, 1'000'000);
	if (const auto seen = readUnits(word(4))) {
		act.seen = *seen;
	}
	return act;
}

std::unique_ptr<Exchange> ask(ShopAdapter &adapter, std::string_view question)
{
	// The ids of a question have passed the gate: printable, but anything else.
	std::string line(halved(question, "\n").first);
	std::ranges::replace_if(
		line, [](char c) { return hasControls({&c, 1}) || static_cast<unsigned char>(c) > 0x7e; }, '#');
	const auto words = split(line, " ");
	const std::string mark = words.size() > 1 ? std::string(words[1]) : std::string();
	if (words[0] == "some") {
		std::vector<std::string> ids(words.begin() + 1, words.end());
		ids.resize(std::clamp<std::size_t>(ids.size(), 1,
						   std::max<std::size_t>(1, adapter.abilities().idsAtOnce)));
		return adapter.readSome(ids);
	}
	if (words[0] == "changes") {
		return adapter.changesSince(mark);
	}
	if (words[0] == "orders") {
		return adapter.ordersSince(mark);
	}
	if (words[0] == "login") {
		return adapter.login();
	}
	if (words[0] == "probe") {
		return adapter.probe();
	}
	if (words[0] == "act") {
		return adapter.act(readAct(words));
	}
	return adapter.readAll();
}

// A request that can be sent, to the shop alone.
void expectSendable(ShopAdapter &adapter, const net::HttpRequest &request, const std::string &home)
{
	const net::HttpRequest sealed = adapter.seal(request, now());
	FUZZ_EXPECT(net::check(sealed).has_value());
	const auto from = net::Url::parse(home);
	const auto to = net::Url::parse(sealed.url);
	FUZZ_EXPECT(from && to && from->trusts(*to));
	FUZZ_EXPECT(sealed.url.size() + sealed.body.size() <= kLongestRequest);
	FUZZ_EXPECT(sealed.headers.size() <= 32);
}

// Asks, and reads what comes: whether the exchange came to its end.
class Play {
public:
	Play(ShopAdapter &adapter, const std::string &home, std::unique_ptr<Exchange> exchange)
		: adapter_(adapter), home_(home), exchange_(std::move(exchange))
	{
		if (exchange_) {
			expectSendable(adapter_, exchange_->first(), home_);
		}
	}

	bool isOver() const { return exchange_ == nullptr; }

	void onAnswer(const net::HttpResponse &answer)
	{
		const auto date = answer.date();
		FUZZ_EXPECT(!date || date->time_since_epoch().count() >= 0);
		auto reply = exchange_->onAnswer(answer, now());
		if (!reply) {
			expectSound(reply.error());
			exchange_.reset();
			return;
		}
		keepSound(*reply);
		expectSound(*reply);
		if (const auto endless = bounds_.onReply(*reply)) {
			expectSound(*endless);
			exchange_.reset();
		} else if (reply->next) {
			expectSendable(adapter_, *reply->next, home_);
		} else {
			exchange_.reset();
		}
	}

private:
	ShopAdapter &adapter_;
	const std::string &home_;
	std::unique_ptr<Exchange> exchange_;
	ExchangeBounds bounds_{{.answers = kMostAnswers}};
};

void push(ShopAdapter &adapter, std::string_view text)
{
	const auto [head, body] = halved(halved(text, "\n").second, "\n\n");
	auto news = adapter.readPush({readHeaders(head), std::string(body)});
	if (!news) {
		expectSayable(news.error());
		return;
	}
	FUZZ_EXPECT(news->variants.empty() && !news->orders); // nobody signed it
}

} // namespace

void AdapterScript::play(std::string_view input)
{
	constexpr std::string_view kAgain = "again ";
	const auto parts = split(input, "\n%%\n");
	for (std::size_t at = 0; at < parts.size();) {
		std::string_view question = parts[at++];
		question.remove_prefix(question.starts_with('?') ? 1 : 0);
		if (question.starts_with("push")) {
			push(adapter_, question);
			continue;
		}
		const bool again = question.starts_with(kAgain);
		question.remove_prefix(again ? kAgain.size() : 0);
		Play play(adapter_, home_, ask(adapter_, question));
		const std::size_t first = at;
		while (at < parts.size() && !parts[at].starts_with('?')) {
			++at;
		}
		for (std::size_t given = 0; !play.isOver() && at > first; ++given) {
			if (given >= at - first && !again) {
				break;
			}
			FUZZ_EXPECT(given <= kMostAnswers);
			play.onAnswer(readAnswer(parts[first + given % (at - first)]));
		}
		FUZZ_EXPECT(adapter_.abilities().budget.perSecond > 0);
		FUZZ_EXPECT(adapter_.changedSecrets().size() <= 8);
	}
}

std::pair<std::string_view, std::string_view> halved(std::string_view text, std::string_view separator)
{
	const auto at = text.find(separator);
	return at == std::string_view::npos ? std::pair(text, std::string_view())
					    : std::pair(text.substr(0, at), text.substr(at + separator.size()));
}

net::HttpHeaders readHeaders(std::string_view lines)
{
	net::HttpHeaders headers;
	for (const std::string_view line : split(lines, "\n")) {
		if (const auto [name, value] = halved(line, ":"); !name.empty() && net::isHeaderValue(value)) {
			headers.emplace_back(name, trimmed(value));
		}
	}
	return headers;
}

} // namespace fuzz
