#pragma once

#include "app/Clock.hpp"
#include "app/StreamLoop.hpp"

#include <gtest/gtest.h>

#include <atomic>
#include <condition_variable>
#include <functional>
#include <mutex>
#include <string>
#include <thread>

namespace fake_streams {

using app::EncoderControl;
using app::EncoderState;
using app::StreamLoop;
using core::BitRate;
using core::Duration;
using core::Instant;

// The streams on one encoder as the loop's thread sees them; the test's thread changes the conditions.
class FakeStreams final : public app::StreamPort {
public:
	struct World {
		EncoderControl control = EncoderControl::Ready;
		BitRate configured = BitRate::kbps(2000);
		BitRate current = BitRate::kbps(2000);
		BitRate link = BitRate::kbps(5000);
		BitRate otherLink = BitRate::kbps(5000);
		bool streams = true;
		bool otherStreams = false;
		bool queueIsShort = false; // of OBS's own stream
		bool changeCostsKeyframe = false;
		Duration delay;
		double lagged = 0; // of the frames
		int restored = 0;
	};

	struct Load final : app::LoadPort {
		std::size_t marked() override { return 2; }
		void hide(std::size_t number) override { hidden = number; }

		std::atomic<std::size_t> hidden{0};
	};
	Load load;

	const Outputs &outputs(Instant) override
	{
		outputs_ = {own_};
		if (world().otherStreams) {
			outputs_.push_back(other_);
		}
		return outputs_;
	}

	void changes(const std::function<void(World &)> &change)
	{
		{
			std::lock_guard guard(mutex_);
			change(world_);
		}
		changed_.notify_all();
	}

	bool waitFor(const std::function<bool(const World &)> &condition)
	{
		std::unique_lock lock(mutex_);
		return changed_.wait_for(lock, std::chrono::seconds(10), [&] { return condition(world_); });
	}

	World world() const
	{
		std::lock_guard guard(mutex_);
		return world_;
	}

private:
	class Encoder final : public app::EncoderPort {
	public:
		explicit Encoder(FakeStreams &streams) : streams_(streams) {}

		EncoderState state() override
		{
			const World world = streams_.world();
			return {world.control, world.configured, world.current, world.changeCostsKeyframe, {}};
		}

		void set(BitRate video) override
		{
			streams_.changes([&](World &world) { world.current = video; });
		}

		void restore() override
		{
			streams_.changes([](World &world) {
				world.current = world.configured;
				++world.restored;
			});
		}

	private:
		FakeStreams &streams_;
	};

	class Output final : public app::OutputPort {
	public:
		Output(FakeStreams &streams, std::string name)
			: streams_(streams), name_(std::move(name)), encoder_(streams.encoder_)
		{
			sample_.socket = health::SocketCounters{.minRtt = Duration::ms(20)};
		}

		const std::string &name() const override { return name_; }
		const std::shared_ptr<app::EncoderPort> &encoder() const override { return encoder_; }

		health::LinkSample sample(Instant at) override
		{
			const World world = streams_.world();
			const BitRate link = name_.empty() ? world.link : world.otherLink;
			const Duration passed = last_ == Instant() ? Duration() : at - last_;
			last_ = at;
			const core::ByteCount made = world.current * passed;
			health::SocketCounters &socket = *sample_.socket;
			socket.queued = socket.queued + made;
			const core::ByteCount passes = std::min(socket.queued, link * passed);
			socket.queued = socket.queued - passes;
			socket.notSent = socket.queued;
			socket.acked = socket.acked + passes;
			socket.rtt = Duration::ms(20) + socket.queued / link;
			sample_.at = at;
			sample_.streaming = name_.empty() ? world.streams : world.otherStreams;
			sample_.handedOver = sample_.handedOver + made;
			sample_.delay = world.delay;
			sample_.framesRendered += 100;
			sample_.framesLagged += static_cast<std::int64_t>(world.lagged * 100);
			return sample_;
		}

		void keepQueueShort(bool wanted) override
		{
			if (name_.empty()) {
				streams_.changes([&](World &world) { world.queueIsShort = wanted; });
			}
		}

	private:
		FakeStreams &streams_;
		std::string name_;
		std::shared_ptr<app::EncoderPort> encoder_;
		Instant last_;
		health::LinkSample sample_;
	};

	mutable std::mutex mutex_;
	std::condition_variable changed_;
	World world_;
	std::shared_ptr<app::EncoderPort> encoder_ = std::make_shared<Encoder>(*this);
	std::shared_ptr<app::OutputPort> own_ = std::make_shared<Output>(*this, "");
	std::shared_ptr<app::OutputPort> other_ = std::make_shared<Output>(*this, "Second platform");
	Outputs outputs_;
};

inline bool waitForView(const StreamLoop &loop, const std::function<bool(const app::StreamView &)> &condition)
{
	const Instant until = app::now() + Duration::seconds(10);
	while (app::now() < until) {
		if (const auto view = loop.view().latest(); view && condition(*view)) {
			return true;
		}
		std::this_thread::yield();
	}
	return false;
}

// What was asked before has been done then: each sample takes all that waits.
inline bool waitForTwoViews(const StreamLoop &loop)
{
	const std::uint64_t seen = loop.view().sequence();
	return waitForView(loop, [&](const app::StreamView &) { return loop.view().sequence() >= seen + 2; });
}

inline bool waitForControl(const StreamLoop &loop, const std::string &key)
{
	return waitForView(loop, [&](const app::StreamView &view) { return view.control.key == key; });
}

} // namespace fake_streams
