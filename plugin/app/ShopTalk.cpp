#include "app/ShopTalk.hpp"

#include "commerce/SoundUpdate.hpp"

#include <algorithm>
#include <utility>

namespace app {

using commerce::Asked;
using commerce::FaultKind;
using commerce::Reply;

ShopTalk::ShopTalk(net::HttpClient &client, ShopAccess &access, net::HttpLimits limits)
	: client_(client), access_(access), limits_(limits)
{
}

ShopTalk::~ShopTalk()
{
	cancel();
}

void ShopTalk::start(Make make, core::Instant now)
{
	cancel();
	make_ = std::move(make);
	loggedInAgain_ = false;
	begin(now);
}

// With the login first where one is needed.
void ShopTalk::begin(core::Instant now)
{
	const bool needsLogin = access_.adapter().needsLogin(access_.now());
	waiting_ = needsLogin && !access_.beginLogin();
	if (waiting_) {
		return;
	}
	loggingIn_ = needsLogin;
	exchange_ = needsLogin ? access_.adapter().login() : make_();
	bounds_ = commerce::ExchangeBounds();
	send(exchange_->first(), now);
}

void ShopTalk::sendNextPage(core::Instant now)
{
	send(*std::exchange(nextPage_, std::nullopt), now);
}

void ShopTalk::send(net::HttpRequest request, core::Instant now)
{
	asked_ = request;
	request.limits = limits_;
	sentAt_ = now;
	--paid_;
	const auto open = static_cast<std::ptrdiff_t>(request.headers.size());
	sessionOf_ = access_.logins();
	net::HttpRequest sealed = access_.adapter().seal(std::move(request), access_.now());
	credentials_.clear();
	for (auto header = sealed.headers.begin() + open; header != sealed.headers.end(); ++header) {
		credentials_.push_back(header->second.substr(header->second.rfind(' ') + 1)); // "Bearer <token>"
	}
	onItsWay_ = client_.start(std::move(sealed), [this](Answer answer) {
		onItsWay_.reset();
		arrived_ = std::move(answer);
	});
}

void ShopTalk::cancel()
{
	if (onItsWay_) {
		client_.cancel(*std::exchange(onItsWay_, std::nullopt));
	}
	finish();
}

double ShopTalk::takeOverspent()
{
	const double over = std::max(0.0, -paid_);
	paid_ += over;
	return over;
}

void ShopTalk::leaveLogin(bool worked)
{
	if (std::exchange(loggingIn_, false)) {
		access_.endLogin(worked);
	}
}

void ShopTalk::finish()
{
	leaveLogin(false);
	waiting_ = false;
	exchange_.reset();
	nextPage_.reset();
	asked_.reset();
	arrived_.reset();
}

std::optional<ShopTalk::News> ShopTalk::tick(core::Instant now)
{
	if (waiting_ && !access_.loggingIn()) {
		begin(now);
	}
	auto news = takeAnswer(now);
	if (news) {
		clear(news->reply);
	}
	return news;
}

std::optional<ShopTalk::News> ShopTalk::takeAnswer(core::Instant now)
{
	const auto answer = std::exchange(arrived_, std::nullopt);
	if (!answer) {
		return std::nullopt;
	}
	if (!*answer) {
		commerce::ShopFault fault{FaultKind::Offline, answer->error()};
		fault.mayBeDone = mayHaveChanged(fault.kind);
		finish();
		return News{std::unexpected(std::move(fault)), now - sentAt_};
	}
	access_.onAnswer(**answer);
	return onReply(exchange_->onAnswer(**answer, access_.now()), now);
}

std::optional<ShopTalk::News> ShopTalk::onReply(Asked<Reply> reply, core::Instant now)
{
	if (reply && loggingIn_) {
		if (reply->next) {
			send(std::move(*reply->next), now);
			return std::nullopt;
		}
		if (!access_.adapter().needsLogin(access_.now())) {
			leaveLogin(true);
			begin(now);
			return std::nullopt;
		}
		reply = std::unexpected(commerce::ShopFault{FaultKind::Refused, {{"Shop.NoSession", {}}, {}}});
	}
	if (comesAgain(reply)) {
		begin(now);
		return std::nullopt;
	}
	if (reply) {
		commerce::keepSound(*reply);
		if (auto endless = bounds_.onReply(*reply)) {
			reply = std::unexpected(std::move(*endless));
		}
	}
	News news{std::move(reply), now - sentAt_};
	news.over = !news.reply || !news.reply->next;
	if (!news.reply) {
		news.reply.error().mayBeDone = mayHaveChanged(news.reply.error().kind);
	}
	if (!news.reply && keepsPage(news.reply.error())) {
		nextPage_ = std::move(asked_);
	} else if (news.over) {
		finish();
	} else {
		nextPage_ = std::move(news.reply->next);
	}
	return news;
}

// A shop that was asked too often has not looked at the request: it is still the one to send.
bool ShopTalk::keepsPage(const commerce::ShopFault &fault) const
{
	return fault.kind == FaultKind::Throttled && !loggingIn_ &&
	       exchange_->change() == commerce::Exchange::Change::None;
}

// A shop that refuses has done nothing; of one that does not answer, or makes no sense, nobody knows.
bool ShopTalk::mayHaveChanged(FaultKind kind) const
{
	using Change = commerce::Exchange::Change;
	const bool unclear = kind == FaultKind::Offline || kind == FaultKind::Broken;
	return exchange_->change() == Change::Done || (exchange_->change() == Change::OnItsWay && unclear);
}

// Whether the same may be accepted in another session. What has changed something already is not begun once more.
bool ShopTalk::comesAgain(const Asked<Reply> &reply)
{
	if (reply || reply.error().kind != FaultKind::Unauthorized || loggingIn_ ||
	    exchange_->change() == commerce::Exchange::Change::Done || std::exchange(loggedInAgain_, true)) {
		return false;
	}
	if (access_.logins() != sessionOf_) { // another talk has renewed it meanwhile
		return true;
	}
	access_.adapter().forgetSession();
	return access_.adapter().needsLogin(access_.now());
}

// Whatever of it is shown or logged.
void ShopTalk::clear(Asked<Reply> &reply) const
{
	if (!reply) {
		access_.redaction(credentials_).clear(reply.error().error);
		return;
	}
	if (reply->update.remarks.empty() && !reply->outcome && !reply->findings) {
		return;
	}
	const auto redaction = access_.redaction(credentials_);
	const auto clear = [&](core::Message &remark) {
		redaction.clear(remark);
	};
	std::ranges::for_each(reply->update.remarks, clear);
	if (reply->outcome) {
		clear(reply->outcome->remark);
	}
	if (reply->findings) {
		redaction.clear(reply->findings->shop);
		for (auto &[id, name] : reply->findings->locations) {
			redaction.clear(name);
		}
		std::ranges::for_each(reply->findings->remarks, clear);
	}
}

} // namespace app
