#pragma once

#include "app/RobotLine.hpp"
#include "app/RobotNews.hpp"
#include "app/RobotsView.hpp"
#include "channels/RobotSettings.hpp"
#include "commerce/Secrets.hpp"
#include "core/Log.hpp"
#include "core/SnapshotCell.hpp"
#include "net/HttpClient.hpp"

#include <atomic>
#include <cstddef>
#include <functional>
#include <map>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <thread>
#include <vector>

namespace app {

// The thread "shelf robots": sends alerts to the group chats that the person chose, each robot on its own. It waits
// only on sockets; a server that hangs delays neither another robot nor the end.
//
// Everything others want of it is put into its queue. What an alert says is rendered here, in each robot's language.
class RobotSender {
public:
	using Secrets = std::map<std::string, commerce::Secrets>; // by channels::secretOwner

	RobotSender(WordsIn words, core::Log log, RobotTuning tuning = {});
	~RobotSender();

	void start();
	// Cancels what is under way and ends the thread. What waits is not sent.
	void stop() noexcept;

	// Any thread, as all that follows. A robot whose kind and secrets are as they were keeps what waits for it;
	// while the secrets are not known yet, all of it waits.
	void configure(const std::vector<channels::RobotSettings> &robots, const std::optional<Secrets> &secrets);
	void onNews(const RobotNews &news);
	// Sends a message that says it is a test, once, with settings that need not be applied yet. A newer test
	// replaces one that is under way.
	void test(const channels::RobotSettings &robot, const commerce::Secrets &secrets);

	const core::SnapshotCell<RobotsView> &view() const { return view_; }

private:
	using Task = std::function<void(core::Instant)>;

	void post(Task task);
	void run();
	void round(core::Instant now);
	core::Duration longestWait(core::Instant now) const;
	void follow(const std::vector<channels::RobotSettings> &robots, const std::optional<Secrets> &secrets);
	void beginTest(const channels::RobotSettings &robot, const channels::RobotAccess &access);
	void endTest(const channels::RobotAccess &access, channels::Outcome outcome);
	void publish(core::Instant now);

	const WordsIn words_;
	core::Log log_;
	RobotTuning tuning_;
	net::HttpClient client_;

	// The thread's own, touched by no other.
	std::vector<std::unique_ptr<RobotLine>> lines_; // in the person's order
	std::optional<net::HttpClient::RequestId> testing_;
	RobotTestView test_;
	RobotsView published_;

	std::mutex mutex_;
	std::vector<Task> tasks_;
	std::atomic<bool> stopping_{false};
	core::SnapshotCell<RobotsView> view_;
	std::thread thread_;
};

} // namespace app
