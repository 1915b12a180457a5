#include "app/SecretCalls.hpp"

#include "app/Clock.hpp"
#include "app/ThreadName.hpp"

#include <algorithm>
#include <ranges>
#include <utility>

namespace app {

namespace {

using profile::SecretPlace;
using profile::SecretStore;
using Answer = SecretCalls::Answer;
using Call = SecretCalls::Call;

// What follows runs on the store's thread.

bool isGarbled(const core::Error &error)
{
	return error.sentence.key == "Secrets.Unreadable";
}

// Believed only when it can be read again.
core::Expected<void> save(SecretStore &store, const SecretPlace &place, const commerce::Secrets &wishes)
{
	commerce::Secrets secrets = wishes;
	std::erase_if(secrets, [](const auto &secret) { return secret.second.empty(); });
	if (auto done = store.save(place, secrets); !done) {
		return done;
	}
	const auto back = store.load(place);
	if (!back) {
		return std::unexpected(back.error());
	}
	return *back == secrets ? core::Expected<void>()
				: core::fail({"Secrets.Refused", {}}, "what was saved is not what is there");
}

// What is filed under a former name is filed under the present one afterwards. The oldest name goes first: a profile
// that has several was never loaded since, so under the later ones there are copies at most.
core::Expected<commerce::Secrets> loadShop(SecretStore &store, const Call &call, const std::string &shop,
					   std::set<std::string> &moved)
{
	for (const std::string &name : std::views::reverse(call.formerly)) {
		if (call.leftovers.contains({name, shop})) {
			continue;
		}
		const auto secrets = store.load({name, shop});
		if (!secrets && !isGarbled(secrets.error())) {
			return secrets;
		}
		if (secrets && !secrets->empty()) {
			if (const auto done = save(store, {call.profile, shop}, *secrets); !done) {
				return std::unexpected(done.error());
			}
			moved.insert(shop);
			return secrets;
		}
	}
	return call.leftovers.contains({call.profile, shop}) ? commerce::Secrets() : store.load({call.profile, shop});
}

void load(SecretStore &store, const Call &call, Answer &answer)
{
	for (const std::string &shop : call.shops) {
		auto secrets = loadShop(store, call, shop, answer.moved);
		if (!secrets && !isGarbled(secrets.error())) {
			answer.shops = std::unexpected(secrets.error());
			return;
		}
		if (!secrets) {
			answer.unreadable.insert(shop);
		}
		answer.shops->emplace(shop, secrets.value_or(commerce::Secrets()));
	}
}

Answer answerOf(SecretStore &store, const Call &call)
{
	Answer answer{.call = call.id, .shops = {}, .unreadable = {}, .moved = {}};
	if (call.kind == SecretCalls::Kind::Load) {
		load(store, call, answer);
		return answer;
	}
	const auto done = call.kind == SecretCalls::Kind::Save ? save(store, call.place(), call.secrets)
							       : store.forget(call.place());
	if (!done) {
		answer.shops = std::unexpected(done.error());
	}
	return answer;
}

} // namespace

SecretCalls::SecretCalls(std::unique_ptr<SecretStore> store, Listener &listener, core::Log log, SecretTuning tuning)
	: store_(std::move(store)), listener_(listener), log_(std::move(log)), tuning_(tuning),
	  thread_([this] { run(); })
{
}

SecretCalls::~SecretCalls()
{
	stop();
}

void SecretCalls::post(std::function<void()> task)
{
	{
		std::lock_guard guard(meeting_->mutex);
		meeting_->tasks.push_back(std::move(task));
	}
	meeting_->changed.notify_all();
}

void SecretCalls::stop() noexcept
{
	{
		std::lock_guard guard(meeting_->mutex);
		meeting_->stopping = true;
	}
	meeting_->changed.notify_all();
	if (thread_.joinable()) {
		thread_.join();
	}
}

std::uint64_t SecretCalls::ask(Call call)
{
	// Behind a call that hangs there is nothing to wait for.
	const bool hangs = std::ranges::any_of(underWay_, [](const auto &entry) { return entry.second.late; });
	call.deadline = hangs ? now() : now() + tuning_.patience;
	call.id = ++lastCall_;
	storeThread_.post([store = store_, meeting = meeting_, call] {
		Answer answer = answerOf(*store, call);
		{
			std::lock_guard guard(meeting->mutex);
			meeting->answers.push_back(std::move(answer));
		}
		meeting->changed.notify_all();
	});
	underWay_.emplace(call.id, std::move(call));
	return lastCall_;
}

void SecretCalls::renameProfile(const std::string &from, const std::string &to)
{
	for (auto &[id, call] : underWay_) {
		if (call.kind == Kind::Save && call.profile == from) {
			call.profile = to;
		}
	}
}

const SecretCalls::Call *SecretCalls::underWay(std::uint64_t id) const
{
	const auto found = underWay_.find(id);
	return found == underWay_.end() ? nullptr : &found->second;
}

bool SecretCalls::isUnderWay(Kind kind, const SecretPlace &place, std::uint64_t after) const
{
	return std::ranges::any_of(underWay_, [&](const auto &entry) {
		return entry.first > after && entry.second.kind == kind && entry.second.place() == place;
	});
}

void SecretCalls::run()
{
	nameThread("shelf secrets");
	std::unique_lock lock(meeting_->mutex);
	const auto called = [this] {
		return meeting_->stopping || !meeting_->tasks.empty() || !meeting_->answers.empty();
	};
	while (true) {
		if (const auto deadline = nextDeadline()) {
			meeting_->changed.wait_for(lock, (*deadline - now()).chrono(), called);
		} else {
			meeting_->changed.wait(lock, called);
		}
		if (meeting_->stopping) {
			break;
		}
		const auto tasks = std::exchange(meeting_->tasks, {});
		takeAnswers(lock);
		lock.unlock();
		for (const auto &task : tasks) {
			task();
		}
		tellLate();
		lock.lock();
	}
	const auto tasks = std::exchange(meeting_->tasks, {});
	lock.unlock();
	listener_.onEnding();
	for (const auto &task : tasks) {
		task(); // what was typed just before the end is not lost
	}
	leave();
}

void SecretCalls::leave()
{
	const core::Instant end = now() + tuning_.farewell;
	std::unique_lock lock(meeting_->mutex);
	while (isWriting() && now() < end) {
		meeting_->changed.wait_for(lock, (end - now()).chrono(), [this] { return !meeting_->answers.empty(); });
		takeAnswers(lock);
	}
	lock.unlock();
	store_->giveUp();
	if (!storeThread_.stop(tuning_.comeBack)) {
		log_(core::LogLevel::Warning, "secrets: the system's store does not return; its call is left behind");
	}
	lock.lock();
	takeAnswers(lock);
	lock.unlock();
	for (const auto &[id, call] : underWay_) {
		listener_.onUnanswered(call);
	}
}

// Unlocked while they are told.
void SecretCalls::takeAnswers(std::unique_lock<std::mutex> &lock)
{
	const auto answers = std::exchange(meeting_->answers, {});
	lock.unlock();
	for (const Answer &answer : answers) {
		if (auto call = underWay_.extract(answer.call)) {
			listener_.onAnswer(call.mapped(), answer);
		}
	}
	lock.lock();
}

void SecretCalls::tellLate()
{
	std::vector<Call> late;
	for (auto &[id, call] : underWay_) {
		if (!call.late && now() >= call.deadline) {
			call.late = true;
			late.push_back(call);
		}
	}
	if (!late.empty()) {
		listener_.onLate(late);
	}
}

std::optional<core::Instant> SecretCalls::nextDeadline() const
{
	std::optional<core::Instant> next;
	for (const auto &[id, call] : underWay_) {
		if (!call.late && (!next || call.deadline < *next)) {
			next = call.deadline;
		}
	}
	return next;
}

bool SecretCalls::isWriting() const
{
	return std::ranges::any_of(
		underWay_, [](const auto &entry) { return entry.second.kind != Kind::Load && !entry.second.late; });
}

} // namespace app
