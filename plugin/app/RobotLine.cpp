#include "app/RobotLine.hpp"

#include "alerts/AlertDesk.hpp"
#include "app/Clock.hpp"
#include "channels/RobotAddress.hpp"
#include "net/Url.hpp"

#include <algorithm>
#include <chrono>
#include <utility>

namespace app {

namespace {

using channels::NoteLevel;
using channels::Outcome;

// An alert speaks of now: one that waited longer says how old it is.
constexpr core::Duration kFresh = core::Duration::seconds(15);

channels::Outcome refused(core::Message why)
{
	return {.kind = Outcome::Kind::Refused, .after = {}, .why = std::move(why)};
}

} // namespace

channels::RobotAccess accessOf(const commerce::Secrets &secrets)
{
	return {commerce::keyOf(secrets, channels::kAddress), commerce::keyOf(secrets, channels::kSigningSecret)};
}

commerce::Redaction redactionFor(const channels::RobotAccess &access)
{
	const std::string host = net::hostOf(access.address);
	const std::size_t at = host.empty() ? std::string::npos : access.address.find(host);
	const std::string rest = at == std::string::npos ? access.address : access.address.substr(at + host.size());
	return commerce::Redaction({{channels::kAddress, rest}, {channels::kSigningSecret, access.signingSecret}});
}

Outcome outcomeOf(const core::Error &error, const std::string &host)
{
	const std::string &key = error.sentence.key;
	if (key == "Net.Redirected" || key == "Net.Moved" || key == "Net.RedirectLoop") {
		return refused({"Robot.Redirected", {{"host", host}}});
	}
	if (key == "Net.Untrusted") {
		return refused({"Robot.Untrusted", {{"host", host}}});
	}
	return {.kind = Outcome::Kind::Later,
		.after = {},
		.why = {key == "Net.TimedOut" ? "Robot.Busy.Hangs" : "Robot.Busy.NotReached", {{"host", host}}}};
}

RobotLine::RobotLine(net::HttpClient &client, channels::RobotKind kind, const WordsIn &words, core::Log log,
		     const RobotTuning &tuning)
	: client_(client), words_(words), log_(std::move(log)), robot_(channels::robotOf(kind)), kind_(kind),
	  outbox_(robot_.limits(), tuning.random ? tuning.random : net::machineRandom(), tuning.outbox)
{
}

RobotLine::~RobotLine()
{
	if (request_) {
		client_.cancel(*request_);
	}
}

void RobotLine::use(const channels::RobotSettings &settings, const std::optional<channels::RobotAccess> &access)
{
	settings_ = settings;
	access_ = access;
}

bool RobotLine::isFor(channels::RobotKind kind, const std::optional<channels::RobotAccess> &access) const
{
	const bool same = !access_ || (access && access->address == access_->address &&
				       access->signingSecret == access_->signingSecret);
	return kind == kind_ && same;
}

bool RobotLine::wants(const RobotNews &news) const
{
	const bool disturbs = news.loud || news.level != NoteLevel::Now;
	return settings_.levels.contains(news.level) && disturbs && (settings_.rehearsals || !news.rehearsal);
}

void RobotLine::onNews(const RobotNews &news, core::Instant now)
{
	if (!news.raised) {
		outbox_.onCleared(news.alertId);
		return;
	}
	if (!wants(news)) {
		return;
	}
	const core::Message whole{
		news.rehearsal ? "Robot.Text.Rehearsal" : "Robot.Text", {}, {{"sentence", news.sentence}}};
	outbox_.add({.alertId = news.alertId,
		     .level = news.level,
		     .sku = news.sku,
		     .text = core::render(whole, [this](auto key) { return words_(settings_.language, key); }),
		     .language = settings_.language,
		     .rehearsal = news.rehearsal,
		     .raisedAt = news.at},
		    now);
}

void RobotLine::tick(core::Instant now)
{
	if (!access_) {
		return;
	}
	if (const auto taken = outbox_.take(now)) {
		send(*taken);
	}
}

void RobotLine::send(const channels::Outbox::Taken &taken)
{
	if (const auto sound = channels::checkAddress(kind_, access_->address); !sound) {
		onOutcome(refused(sound.error().sentence));
		return;
	}
	channels::AlertNote note = taken.note;
	if (taken.waited >= kFresh) {
		const core::Message late{"Robot.Text.Late",
					 {{"text", note.text}, {"ago", alerts::clockText(taken.waited)}}};
		note.text = core::render(late, [&](auto key) { return words_(note.language, key); });
	}
	request_ = client_.start(robot_.request(*access_, note, wallNow()),
				 [this](const core::Expected<net::HttpResponse> &answer) {
					 request_.reset();
					 onOutcome(answer ? robot_.read(*answer)
							  : outcomeOf(answer.error(), net::hostOf(access_->address)));
				 });
}

void RobotLine::onOutcome(Outcome outcome)
{
	redactionFor(*access_).clear(outcome.why);
	outbox_.onOutcome(outcome, now());
	if (outcome.kind == Outcome::Kind::Sent) {
		sentAt_ = wallNow();
	}
	say(outcome);
}

void RobotLine::say(const Outcome &outcome)
{
	if (outcome.why.key == said_) {
		return;
	}
	said_ = outcome.why.key;
	const std::string robot = "robot " + settings_.id + ": ";
	if (said_.empty()) {
		log_(core::LogLevel::Info, robot + "takes messages again");
	} else {
		const auto words =
			std::ranges::find(outcome.why.values, "words", [](const auto &v) { return v.first; });
		log_(core::LogLevel::Warning,
		     robot + said_ + (words == outcome.why.values.end() ? "" : " " + words->second));
	}
}

core::Instant RobotLine::nextAt(core::Instant now) const
{
	return access_ ? outbox_.nextAt(now) : core::Instant::never();
}

RobotView RobotLine::view(core::Instant now) const
{
	RobotView view{.id = settings_.id,
		       .name = settings_.name,
		       .kind = kind_,
		       .host = settings_.host,
		       .sentAt = sentAt_,
		       .heldUntil = {},
		       .waiting = outbox_.waiting() + (outbox_.isUnderWay() ? 1 : 0),
		       .trouble = outbox_.trouble()};
	if (outbox_.heldUntil() > now && view.waiting > 0) {
		view.heldUntil =
			wallNow() + std::chrono::floor<std::chrono::milliseconds>((outbox_.heldUntil() - now).chrono());
	}
	return view;
}

} // namespace app
