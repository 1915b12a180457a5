#pragma once

#include "app/RobotNews.hpp"
#include "app/RobotsView.hpp"
#include "channels/Outbox.hpp"
#include "channels/Robot.hpp"
#include "channels/RobotSettings.hpp"
#include "commerce/Redaction.hpp"
#include "commerce/Secrets.hpp"
#include "core/Instant.hpp"
#include "core/Log.hpp"
#include "net/HttpClient.hpp"

#include <functional>
#include <optional>
#include <string>
#include <string_view>

namespace app {

// The text of a locale key in this language ("zh-CN"), whatever OBS's own is. Any thread.
using WordsIn = std::function<std::string(const std::string &language, std::string_view key)>;

// A robot's own time and chance, for tests.
struct RobotTuning {
	std::function<double()> random; // as for net::Backoff; empty: the machine's
	channels::OutboxTuning outbox = {};
};

// What lets us into a robot, of its secrets.
channels::RobotAccess accessOf(const commerce::Secrets &secrets);
// Blacks out of a robot's words what is secret of it: the signing secret, and of the address all but its host.
commerce::Redaction redactionFor(const channels::RobotAccess &access);
// Why there was no answer, in words for robots.
channels::Outcome outcomeOf(const core::Error &error, const std::string &host);

// One robot and what is on its way to it. A robot that hangs or fails holds up no other.
//
// Owned and called by app::RobotSender's thread, which also runs the client.
class RobotLine {
public:
	// Nothing is sent before `use`.
	RobotLine(net::HttpClient &client, channels::RobotKind kind, const WordsIn &words, core::Log log,
		  const RobotTuning &tuning);
	~RobotLine();
	RobotLine(const RobotLine &) = delete;
	RobotLine &operator=(const RobotLine &) = delete;

	// What waits is sent by these from now on. None: they are not known yet, what comes waits.
	void use(const channels::RobotSettings &settings, const std::optional<channels::RobotAccess> &access);
	bool isFor(channels::RobotKind kind, const std::optional<channels::RobotAccess> &access) const;

	void onNews(const RobotNews &news, core::Instant now);
	void onTestSent() { outbox_.onWorks(); }
	// Sends what is due.
	void tick(core::Instant now);
	// When `tick` may have something to do.
	core::Instant nextAt(core::Instant now) const;

	const std::string &id() const { return settings_.id; }
	RobotView view(core::Instant now) const;

private:
	bool wants(const RobotNews &news) const;
	void send(const channels::Outbox::Taken &taken);
	void onOutcome(channels::Outcome outcome);
	void say(const channels::Outcome &outcome);

	net::HttpClient &client_;
	const WordsIn &words_;
	core::Log log_;
	const channels::Robot &robot_;
	channels::RobotKind kind_;
	channels::RobotSettings settings_;
	std::optional<channels::RobotAccess> access_;
	channels::Outbox outbox_;
	std::optional<net::HttpClient::RequestId> request_;
	std::optional<core::WallTime> sentAt_;
	std::string said_; // in the log, so that a robot that is away fills no log
};

} // namespace app
