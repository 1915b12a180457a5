#include "app/SoundKeeper.hpp"

#include <atomic>
#include <mutex>
#include <utility>

namespace app {

namespace {

constexpr int kMostWaiting = 2; // the tone that sounds and the one behind it
constexpr core::Duration kFarewell = core::Duration::ms(100);

} // namespace

struct SoundKeeper::State {
	std::atomic<bool> cancel{false};
	std::atomic<int> waiting{0};
	std::atomic<bool> looking{false};

	sound::Output output; // the thread's own

	mutable std::mutex mutex; // guards what follows
	profile::SoundSettings settings;
	std::vector<std::string> captured;
	std::shared_ptr<const SoundView> view = std::make_shared<const SoundView>();

	// On the thread.
	void look()
	{
		std::vector<sound::Device> devices = output.devices();
		const std::lock_guard guard(mutex);
		publish(std::move(devices));
	}

	std::shared_ptr<const SoundView> latest() const
	{
		const std::lock_guard guard(mutex);
		return view;
	}

	// The caller holds the lock.
	void publish(std::vector<sound::Device> devices)
	{
		core::Message notice = soundNotice(settings, devices, captured);
		view = std::make_shared<const SoundView>(SoundView{std::move(devices), std::move(notice)});
	}

	// On the thread. A device that went away between looking and playing is as good as gone: once more, without it.
	void play(const profile::SoundSettings &wanted, sound::Tone tone)
	{
		const std::vector<float> samples = sound::toneSamples(tone, wanted.volume);
		for (int tries = 0; tries < 2 && !cancel; ++tries) {
			look();
			const auto known = latest();
			const sound::Device *device = soundDevice(wanted, known->devices);
			if (!device || output.play(device->id, samples, cancel)) {
				return;
			}
		}
	}
};

std::optional<sound::Tone> toneOf(const alerts::Alert &alert)
{
	if (!alert.loud) {
		return std::nullopt;
	}
	switch (alert.level) {
	case alerts::AlertLevel::Now:
		return sound::Tone::Warning;
	case alerts::AlertLevel::SoldOut:
	case alerts::AlertLevel::Oversold:
		return sound::Tone::Gone;
	case alerts::AlertLevel::Watch:
	case alerts::AlertLevel::Soon:
	case alerts::AlertLevel::Stale:
		break;
	}
	return std::nullopt;
}

SoundKeeper::SoundKeeper() : state_(std::make_shared<State>()), thread_("shelf sound") {}

SoundKeeper::~SoundKeeper()
{
	stop();
}

void SoundKeeper::configure(const profile::SoundSettings &settings)
{
	const std::lock_guard guard(state_->mutex);
	state_->settings = settings;
	if (!state_->view->devices.empty() || !settings.enabled) { // else it is not known yet what is there
		state_->publish(state_->view->devices);
	}
}

void SoundKeeper::onAlert(const alerts::AlertChange &change)
{
	profile::SoundSettings settings;
	{
		const std::lock_guard guard(state_->mutex);
		settings = state_->settings;
	}
	const auto tone = change.raised ? toneOf(change.alert) : std::nullopt;
	if (settings.enabled && tone) {
		play(settings, {*tone});
	}
}

void SoundKeeper::test(const profile::SoundSettings &settings)
{
	play(settings, {sound::Tone::Warning, sound::Tone::Gone});
}

void SoundKeeper::play(const profile::SoundSettings &settings, std::vector<sound::Tone> tones)
{
	if (state_->waiting >= kMostWaiting) {
		return;
	}
	++state_->waiting;
	post([state = state_, settings, tones = std::move(tones)] {
		for (const sound::Tone tone : tones) {
			state->play(settings, tone);
		}
		--state->waiting;
	});
}

void SoundKeeper::post(std::function<void()> job)
{
	const std::lock_guard guard(mutex_);
	thread_.post(std::move(job));
}

void SoundKeeper::look(std::vector<std::string> captured)
{
	{
		const std::lock_guard guard(state_->mutex);
		state_->captured = std::move(captured);
	}
	if (!state_->looking.exchange(true)) {
		post([state = state_] {
			state->look();
			state->looking = false;
		});
	}
}

std::shared_ptr<const SoundView> SoundKeeper::view() const
{
	return state_->latest();
}

void SoundKeeper::stop() noexcept
{
	state_->cancel = true;
	const std::lock_guard guard(mutex_);
	thread_.stop(kFarewell);
}

} // namespace app
