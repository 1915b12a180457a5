#include "app/RobotSender.hpp"

#include "app/Clock.hpp"
#include "app/ThreadName.hpp"
#include "channels/RobotAddress.hpp"

#include <algorithm>
#include <exception>
#include <utility>

namespace app {

namespace {

using channels::Outcome;
using channels::RobotSettings;

constexpr core::Duration kIdleWait = core::Duration::seconds(60);
constexpr core::Duration kBusyWait = core::Duration::seconds(1); // what waits is also to be given up some time
// Alerts come one by one; thousands at once are a shop that went mad, and the outboxes keep the newest 50.
constexpr std::size_t kMostTasks = 10'000;

// One line of the dock for all: the first that does not work, and how many more.
core::Message noticeOf(const std::vector<RobotView> &robots)
{
	core::Message notice;
	std::size_t more = 0;
	for (const RobotView &robot : robots) {
		if (robot.trouble.empty()) {
			continue;
		}
		if (notice.empty()) {
			notice = {"Robots.Trouble", {{"robot", robot.name.empty() ? robot.host : robot.name}}};
			notice.parts.push_back({"why", robot.trouble});
		} else {
			++more;
		}
	}
	if (more > 0) {
		notice.key = "Robots.Trouble.More";
		notice.values.emplace_back("more", std::to_string(more));
	}
	return notice;
}

} // namespace

RobotSender::RobotSender(WordsIn words, core::Log log, RobotTuning tuning)
	: words_(std::move(words)), log_(std::move(log)), tuning_(std::move(tuning))
{
	view_.publish(RobotsView{});
}

RobotSender::~RobotSender()
{
	stop();
}

void RobotSender::start()
{
	if (!thread_.joinable()) {
		stopping_ = false;
		thread_ = std::thread([this] { run(); });
	}
}

void RobotSender::stop() noexcept
{
	stopping_ = true;
	client_.wakeup();
	if (thread_.joinable()) {
		thread_.join();
	}
}

void RobotSender::configure(const std::vector<RobotSettings> &robots, const std::optional<Secrets> &secrets)
{
	post([this, robots, secrets](core::Instant) { follow(robots, secrets); });
}

void RobotSender::onNews(const RobotNews &news)
{
	post([this, news](core::Instant now) {
		for (const auto &line : lines_) {
			line->onNews(news, now);
		}
	});
}

void RobotSender::test(const RobotSettings &robot, const commerce::Secrets &secrets)
{
	post([this, robot, access = accessOf(secrets)](core::Instant) { beginTest(robot, access); });
}

void RobotSender::post(Task task)
{
	{
		std::lock_guard guard(mutex_);
		if (tasks_.size() >= kMostTasks) {
			return;
		}
		tasks_.push_back(std::move(task));
	}
	client_.wakeup();
}

void RobotSender::run()
{
	nameThread("shelf robots");
	while (!stopping_) {
		// Nothing here throws by design; should it (no memory), the next alert is tried again.
		try {
			client_.run(longestWait(now()));
			round(now());
		} catch (const std::exception &problem) {
			log_(core::LogLevel::Error, std::string("robots: ") + problem.what());
		}
	}
	lines_.clear();
	client_.cancelAll();
}

core::Duration RobotSender::longestWait(core::Instant now) const
{
	core::Duration wait = kIdleWait;
	for (const auto &line : lines_) {
		if (line->view(now).waiting > 0) {
			const core::Instant next = line->nextAt(now);
			wait = std::min({wait, kBusyWait, next > now ? next - now : core::Duration::zero()});
		}
	}
	return wait;
}

void RobotSender::round(core::Instant now)
{
	std::vector<Task> tasks;
	{
		std::lock_guard guard(mutex_);
		tasks.swap(tasks_);
	}
	for (const Task &task : tasks) {
		if (stopping_) {
			return;
		}
		task(now);
	}
	for (const auto &line : lines_) {
		line->tick(now);
	}
	publish(now);
}

void RobotSender::follow(const std::vector<RobotSettings> &robots, const std::optional<Secrets> &secrets)
{
	std::vector<std::unique_ptr<RobotLine>> before = std::exchange(lines_, {});
	for (const RobotSettings &robot : robots) {
		std::optional<channels::RobotAccess> access;
		if (secrets) {
			const auto ofRobot = secrets->find(channels::secretOwner(robot));
			access = accessOf(ofRobot == secrets->end() ? commerce::Secrets() : ofRobot->second);
		}
		const auto same = std::ranges::find_if(before, [&](const auto &line) {
			return line && line->id() == robot.id && line->isFor(robot.kind, access);
		});
		lines_.push_back(same != before.end()
					 ? std::move(*same)
					 : std::make_unique<RobotLine>(client_, robot.kind, words_, log_, tuning_));
		lines_.back()->use(robot, access);
	}
}

void RobotSender::beginTest(const RobotSettings &robot, const channels::RobotAccess &access)
{
	if (testing_) {
		client_.cancel(*testing_);
		testing_.reset();
	}
	test_ = {
		.number = test_.number + 1, .robot = robot.id, .state = RobotTestView::State::UnderWay, .sentence = {}};
	if (const auto sound = channels::checkAddress(robot.kind, access.address); !sound) {
		endTest(access, {Outcome::Kind::Refused, {}, sound.error().sentence});
		return;
	}
	const channels::AlertNote note{
		.text = words_(robot.language, "Robot.Text.Test"), .language = robot.language, .raisedAt = wallNow()};
	const channels::Robot &speaker = channels::robotOf(robot.kind);
	testing_ =
		client_.start(speaker.request(access, note, wallNow()),
			      [this, &speaker, access](const core::Expected<net::HttpResponse> &answer) {
				      testing_.reset();
				      endTest(access, answer ? speaker.read(*answer)
							     : outcomeOf(answer.error(), net::hostOf(access.address)));
			      });
}

void RobotSender::endTest(const channels::RobotAccess &access, Outcome outcome)
{
	redactionFor(access).clear(outcome.why);
	const bool sent = outcome.kind == Outcome::Kind::Sent;
	test_.state = sent ? RobotTestView::State::Sent : RobotTestView::State::Failed;
	test_.sentence = std::move(outcome.why);
	for (const auto &line : lines_) {
		const auto view = line->view(now());
		if (sent && line->id() == test_.robot && line->isFor(view.kind, access)) {
			line->onTestSent();
		}
	}
}

void RobotSender::publish(core::Instant now)
{
	RobotsView view;
	for (const auto &line : lines_) {
		view.robots.push_back(line->view(now));
	}
	view.test = test_;
	view.notice = noticeOf(view.robots);
	if (view != published_) {
		published_ = view;
		view_.publish(std::move(view));
	}
}

} // namespace app
