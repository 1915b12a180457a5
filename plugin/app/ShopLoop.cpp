#include "app/ShopLoop.hpp"

#include "app/Clock.hpp"
#include "app/ShopFeedFactory.hpp"
#include "app/ThreadName.hpp"

#include <algorithm>
#include <exception>
#include <utility>

namespace app {

namespace {

constexpr core::Duration kLongestWait = core::Duration::ms(50);
// Statuses and the dock need no more; a change of stock is published at once.
constexpr core::Duration kRefreshEvery = core::Duration::ms(250);

// A counter may not go stale between two polls that both work.
core::Duration staleLimit(const profile::Settings &settings)
{
	const bool polled = settings.shop.kind == commerce::ShopKind::JsonFeed;
	return polled ? std::max(settings.alerts.staleAfter, settings.shop.pollEvery * 3) : settings.alerts.staleAfter;
}

} // namespace

ShopLoop::ShopLoop(ShopLoopEvents events, core::Log log)
	: events_(std::move(events)), log_(std::move(log)), shelf_(now())
{
	view_.publish(ShelfView{});
}

ShopLoop::~ShopLoop()
{
	stop();
}

void ShopLoop::start()
{
	if (!thread_.joinable()) {
		stopping_ = false;
		thread_ = std::thread([this] { run(); });
	}
}

void ShopLoop::stop() noexcept
{
	stopping_ = true;
	client_.wakeup();
	if (thread_.joinable()) {
		thread_.join();
	}
}

void ShopLoop::configure(const profile::Settings &settings, const std::map<std::string, std::string> &headerValues)
{
	post([this, settings, headerValues](core::Instant now) { follow(settings, headerValues, now); });
}

void ShopLoop::setNotice(core::Message notice)
{
	post([this, notice = std::move(notice)](core::Instant) { shelf_.setNotice(notice); });
}

void ShopLoop::putOnAir(const std::string &sku)
{
	post([this, sku](core::Instant now) {
		if (shelf_.putOnAir(sku)) {
			if (feed_ && !sku.empty()) {
				feed_->onPitch(sku, now);
			}
		}
	});
}

void ShopLoop::stepOnAir(int by)
{
	post([this, by](core::Instant now) {
		const std::string before = shelf_.onAir();
		const std::string &sku = shelf_.stepOnAir(by);
		if (feed_ && sku != before) {
			feed_->onPitch(sku, now);
		}
	});
}

void ShopLoop::acknowledge(std::uint64_t alertId)
{
	post([this, alertId](core::Instant) { shelf_.acknowledge(alertId); });
}

void ShopLoop::post(Task task)
{
	{
		std::lock_guard guard(mutex_);
		tasks_.push_back(std::move(task));
	}
	client_.wakeup();
}

void ShopLoop::run()
{
	nameThread("shelf shop");
	while (!stopping_) {
		client_.run(kLongestWait);
		// Nothing below throws by design; should it (no memory), the show goes on with the numbers that are
		// there.
		try {
			round(now());
		} catch (const std::exception &problem) {
			log_(core::LogLevel::Error, std::string("shop loop: ") + problem.what());
		}
	}
	client_.cancelAll();
	feed_.reset();
}

void ShopLoop::round(core::Instant now)
{
	std::vector<Task> tasks;
	{
		std::lock_guard guard(mutex_);
		tasks.swap(tasks_);
	}
	bool changed = !tasks.empty();
	for (const Task &task : tasks) {
		task(now);
	}
	if (feed_) {
		for (const auto &answer : feed_->tick(now)) {
			changed = true;
			if (answer) {
				shelf_.onUpdate(*answer, now);
				loggedTrouble_.clear();
			} else {
				shelf_.onTrouble(answer.error().sentence);
				// One line when trouble begins or changes, none per poll.
				if (answer.error().sentence.key !=
				    std::exchange(loggedTrouble_, answer.error().sentence.key)) {
					log_(core::LogLevel::Warning,
					     "shop: " + answer.error().sentence.key + " " + answer.error().detail);
				}
			}
		}
	}
	if (changed || now >= refreshDueAt_) {
		publish(now);
	}
}

void ShopLoop::follow(const profile::Settings &settings, const std::map<std::string, std::string> &headerValues,
		      core::Instant now)
{
	shelf_.setRules(settings.alerts, staleLimit(settings));
	if (feed_ && settings.shop == followed_.shop && headerValues == headerValues_) {
		return;
	}
	followed_ = settings;
	headerValues_ = headerValues;
	feed_.reset();
	shelf_.startOver(now);
	auto feed = makeShopFeed(settings.shop, headerValues, client_);
	if (feed) {
		feed_ = std::move(*feed);
	} else {
		shelf_.onTrouble(feed.error().sentence);
	}
}

void ShopLoop::announceOnAir()
{
	if (shelf_.onAir() != announcedOnAir_) {
		announcedOnAir_ = shelf_.onAir();
		events_.onAir(announcedOnAir_);
	}
}

void ShopLoop::publish(core::Instant now)
{
	refreshDueAt_ = now + kRefreshEvery;
	const auto changes = shelf_.refresh(now);
	events_.facts(shelf_.facts());
	view_.publish(shelf_.view(now));
	announceOnAir();
	for (const alerts::AlertChange &change : changes) {
		events_.alert(change);
	}
}

} // namespace app
