#pragma once

#include "core/Duration.hpp"
#include "support/EncoderModel.hpp"
#include "support/TcpModel.hpp"

#include <cstdint>
#include <deque>
#include <functional>

namespace support {

// OBS's RTMP output: a queue of packets, one thread that writes them into the kernel, `congestion`, and the dropper
// that throws frames away when the queue holds more than 900 ms of video (all frames but keyframes; the encoder makes
// no droppable ones), then refuses frames until the next keyframe.
class ObsOutputModel {
public:
	// How much the kernel takes before a write waits: the low-water mark, or a send buffer where there is none.
	explicit ObsOutputModel(std::int64_t kernelTakes) : kernelTakes_(kernelTakes) {}

	void onVideo(core::Duration now, const Frame &frame);
	void onAudio(core::Duration now, core::ByteCount size);
	// The sending thread's turn.
	void send(TcpModel &tcp);
	// What has arrived: calls with each video frame's time.
	void receive(const TcpModel &tcp, const std::function<void(core::Duration captured)> &onFrame);

	double congestion() const { return refusing_ ? 1 : congestion_; }
	std::int64_t handedOver() const { return handedOver_; }
	std::int64_t frames() const { return frames_; }
	std::int64_t dropped() const { return dropped_; }

private:
	struct Packet {
		core::Duration captured;
		std::int64_t size = 0;
		bool video = false;
		bool key = false;
		std::int64_t endsAt = 0; // in the stream of bytes, once written
	};

	void checkQueue();

	std::int64_t kernelTakes_;
	std::deque<Packet> queue_;
	std::deque<Packet> underWay_;
	std::int64_t frontWritten_ = 0; // of the packet at the queue's front
	std::int64_t streamed_ = 0;
	std::int64_t handedOver_ = 0;
	std::int64_t frames_ = 0;
	std::int64_t dropped_ = 0;
	double congestion_ = 0;
	bool refusing_ = false;
	core::Duration lastVideo_;
};

} // namespace support
