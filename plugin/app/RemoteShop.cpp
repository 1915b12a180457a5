#include "app/RemoteShop.hpp"

#include "commerce/SoundUpdate.hpp"

#include <algorithm>
#include <format>
#include <iterator>
#include <utility>

namespace app {

using commerce::Ask;
using commerce::FaultKind;
using commerce::ShopFault;
using commerce::ShopUpdate;

namespace {

// Whether the pacer decides when the next page comes; what else has several steps goes through at once.
bool isPaged(Ask::Kind kind)
{
	return kind == Ask::Kind::All || kind == Ask::Kind::Changes || kind == Ask::Kind::Orders;
}

ShopFault faultOfAct(const char *key, bool mayBeDone)
{
	return {.kind = FaultKind::Broken, .error = {{key, {}}, {}}, .mayBeDone = mayBeDone};
}

bool readsStock(const Ask &ask)
{
	return ask.kind != Ask::Kind::Orders;
}

} // namespace

RemoteShop::RemoteShop(net::HttpClient &client, std::unique_ptr<commerce::ShopAdapter> adapter,
		       const commerce::ShopSettings &settings, commerce::Secrets secrets, RemoteShopTuning tuning)
	: client_(client), access_(std::move(adapter), settings.account, std::move(secrets)),
	  tuning_(std::move(tuning)), backoff_(tuning_.random ? tuning_.random : net::machineRandom(), tuning_.backoff),
	  pacer_(access_.adapter().abilities(), settings.pollEvery), actTalk_(client, access_, tuning_.limits),
	  light_(tuning_.light)
{
}

RemoteShop::~RemoteShop()
{
	if (acting_) {
		acting_->done(std::unexpected(faultOfAct("Act.LeftAlone", true)));
	}
	for (const Act &act : acts_) {
		act.done(std::unexpected(faultOfAct("Act.LeftAlone", false)));
	}
}

std::vector<core::Expected<ShopUpdate>> RemoteShop::tick(core::Instant now)
{
	News news;
	takeAnswer(now, news);
	takeActs(now, news);
	ask(now);
	return news;
}

ShopTalk &RemoteShop::talkFor(Ask::Kind kind)
{
	return talks_.try_emplace(kind, client_, access_, tuning_.limits).first->second;
}

void RemoteShop::takeAnswer(core::Instant now, News &news)
{
	if (!underWay_) {
		return;
	}
	ShopTalk &talk = talkFor(underWay_->kind);
	auto heard = talk.tick(now);
	pacer_.onSpent(talk.takeOverspent(), now);
	if (!heard) {
		return;
	}
	light_.onTook(heard->took);
	if (heard->reply) {
		onReply(std::move(*heard), now, news);
	} else {
		onFault(std::move(heard->reply.error()), now, news);
	}
}

void RemoteShop::onReply(ShopTalk::News heard, core::Instant now, News &news)
{
	commerce::Reply &reply = *heard.reply;
	ShopUpdate &update = reply.update;
	const Ask::Kind kind = underWay_->kind;
	backoff_.onSuccess();
	light_.onAnswer(readsStock(*underWay_));
	if (reply.budget) {
		pacer_.onBudget(*reply.budget, now);
	}
	if (!reply.mark.empty()) {
		(kind == Ask::Kind::Orders ? ordersMark_ : changesMark_) = reply.mark;
	}
	update.reading = kind;
	update.begins = begun_.insert(kind).second;
	update.ends = heard.over;
	if (kind == Ask::Kind::All) {
		onPage(update, heard.over);
	}
	if (heard.over || isPaged(kind)) {
		pacer_.onAnswered(*std::exchange(underWay_, std::nullopt), now, !heard.over);
	} else {
		talkFor(kind).sendNextPage(now);
	}
	if (!reply.hints.empty()) {
		pacer_.onHint(reply.hints, false, now);
	}
	hintOfOrders(update, now);
	hear(std::move(update), news);
}

// A page of a full reading: what it names is listed, and only a reading without a gap says what is not.
void RemoteShop::onPage(ShopUpdate &update, bool last)
{
	underWay_->ids.clear();
	std::ranges::transform(update.levels, std::back_inserter(underWay_->ids), &commerce::StockLevel::id);
	leftOut_ = leftOut_ || !update.remarks.empty();
	update.complete = last && update.complete && !leftOut_;
	if (update.complete) {
		update.stillListed = told_;
	}
	told_.insert(told_.end(), underWay_->ids.begin(), underWay_->ids.end());
	if (last && !update.unchanged) {
		std::ranges::sort(told_);
		told_.erase(std::unique(told_.begin(), told_.end()), told_.end());
		pacer_.setListed(told_);
	}
}

// What was just ordered has other figures now. Shops tell the latest orders again each time.
void RemoteShop::hintOfOrders(const ShopUpdate &update, core::Instant now)
{
	std::vector<std::string> ids;
	for (const commerce::ShopOrder &order : update.orders) {
		if (!seenOrders_.insert(std::format("{} {}", order.id, order.updatedAt.time_since_epoch().count()))) {
			continue;
		}
		for (const commerce::OrderLine &line : order.lines) {
			if (!line.variantId.empty()) { // it may be gone from the shop
				ids.push_back(line.variantId);
			}
		}
	}
	if (!ids.empty()) {
		pacer_.onHint(ids, false, now);
	}
}

void RemoteShop::onFault(ShopFault fault, core::Instant now, News &news)
{
	const Ask asked = *std::exchange(underWay_, std::nullopt);
	core::Duration wait = backoff_.onFailure(fault.wait);
	const bool refused = ShopLight::of(fault.kind) == ConnectionLight::Refused;
	if (refused) {
		wait = std::max(wait, tuning_.refusedWait);
	}
	if (fault.kind != FaultKind::Throttled || !isPaged(asked.kind)) {
		talkFor(asked.kind).cancel();
	}
	// A key that may not read orders is no reason to leave the stock alone.
	pacer_.onFailed(asked, fault.kind, now, refused && !readsStock(asked) ? now : now + wait);
	fault.wait = wait;
	if (readsStock(asked)) {
		news.push_back(std::unexpected(fault.error));
	}
	light_.onFault(std::move(fault), readsStock(asked));
}

void RemoteShop::takeActs(core::Instant now, News &news)
{
	if (!acting_ && !acts_.empty()) {
		acting_ = std::move(acts_.front());
		acts_.pop_front();
		const double cost = pacer_.cost(Ask::Kind::Some);
		pacer_.onSpent(cost, now);
		actTalk_.prepay(cost);
		actTalk_.start([this] { return access_.adapter().act(acting_->act); }, now);
	}
	auto heard = actTalk_.tick(now);
	pacer_.onSpent(actTalk_.takeOverspent(), now);
	if (!heard) {
		return;
	}
	if (heard->reply && !heard->over) { // a step of the act, such as the read before the write
		actTalk_.sendNextPage(now);
		return;
	}
	Act over = *std::exchange(acting_, std::nullopt);
	pacer_.onHint({over.act.variantId}, false, now); // also where it failed: perhaps something was done
	if (!heard->reply) {
		over.done(std::unexpected(std::move(heard->reply.error())));
		return;
	}
	commerce::Reply &reply = *heard->reply;
	reply.update.reading = commerce::Reading::Some;
	hear(std::move(reply.update), news);
	over.done(reply.outcome ? commerce::Asked<commerce::ActOutcome>(std::move(*reply.outcome))
				: std::unexpected(faultOfAct("Act.NoOutcome", true)));
}

// Dates by the shop's clock what the adapter left undated.
void RemoteShop::hear(ShopUpdate update, News &news)
{
	if (!update.readAt) {
		update.readAt = access_.now();
	}
	news.emplace_back(std::move(update));
}

void RemoteShop::ask(core::Instant now)
{
	if (underWay_) {
		return;
	}
	underWay_ = pacer_.next(now);
	if (!underWay_) {
		return;
	}
	ShopTalk &talk = talkFor(underWay_->kind);
	talk.prepay(pacer_.cost(underWay_->kind));
	if (talk.hasNextPage()) {
		talk.sendNextPage(now);
		return;
	}
	if (underWay_->kind == Ask::Kind::All) {
		told_.clear();
		leftOut_ = false;
	}
	begun_.erase(underWay_->kind);
	talk.start([this, asked = *underWay_] { return exchangeFor(asked); }, now);
}

std::unique_ptr<commerce::Exchange> RemoteShop::exchangeFor(const Ask &ask)
{
	switch (ask.kind) {
	case Ask::Kind::Some:
		return access_.adapter().readSome(ask.ids);
	case Ask::Kind::Changes:
		return access_.adapter().changesSince(changesMark_);
	case Ask::Kind::Orders:
		return access_.adapter().ordersSince(ordersMark_);
	case Ask::Kind::Hints:
		return access_.adapter().hints();
	case Ask::Kind::All:
		break;
	}
	return access_.adapter().readAll();
}

core::Expected<void> RemoteShop::onPush(const commerce::PushMessage &message, core::Instant now)
{
	const auto refuse = [&](core::Error error) -> core::Expected<void> {
		access_.redaction().clear(error);
		light_.onBadPush(error.sentence, now);
		return std::unexpected(std::move(error));
	};
	auto news = access_.adapter().readPush(message);
	if (!news) {
		return refuse(std::move(news.error()));
	}
	commerce::keepSound(*news);
	if (news->sentAt) {
		const auto age = std::chrono::abs(access_.now() - *news->sentAt);
		if (age > tuning_.oldestPush.chrono()) {
			return refuse({{"Push.TooOld", {}}, {}});
		}
	}
	// A repetition is no mistake of the shop's: it was told already.
	if (news->id.empty() || seenPushes_.insert(news->id)) {
		pacer_.onHint(news->variants, news->orders, now);
	}
	return {};
}

void RemoteShop::act(const commerce::ShopAct &act, const ActDone &done)
{
	acts_.push_back({act, done});
}

} // namespace app
