#pragma once

#include "core/Duration.hpp"
#include "support/EncoderModel.hpp"
#include "support/ObsDynamicBitrate.hpp"
#include "support/TcpModel.hpp"

#include <cstdint>
#include <deque>
#include <functional>
#include <optional>

namespace support {

// OBS's RTMP output: a queue of packets, one thread that writes them into the kernel, `congestion`, and what OBS does
// about a long queue. A dropper throws frames away when the queue holds 200 ms of video more than the threshold (all
// but keyframes; x264 makes no droppable ones here) and then refuses frames until the next keyframe. With dynamic
// bitrate nothing is dropped.
class ObsOutputModel {
public:
	// `dynamic`: absent while OBS's dynamic bitrate is off.
	explicit ObsOutputModel(core::Duration threshold, std::optional<ObsDynamicBitrate> dynamic = {})
		: threshold_(threshold), dynamic_(std::move(dynamic))
	{
	}

	// The bitrate that OBS's dynamic bitrate wants now, if it changes.
	std::optional<core::BitRate> onVideo(core::Duration now, std::int64_t number, const Frame &frame,
					     core::Duration captured);
	void onAudio(core::Duration now, core::ByteCount size);
	// The sending thread's turn; true when it wrote something.
	bool send(core::Duration now, TcpModel &tcp);
	// What has arrived: calls with each video frame's number.
	void receive(const TcpModel &tcp, const std::function<void(std::int64_t number)> &onFrame);

	double congestion() const { return refusing_ ? 1 : congestion_; }
	std::int64_t handedOver() const { return handedOver_; }
	std::int64_t frames() const { return frames_; }
	std::int64_t dropped() const { return dropped_; }
	std::int64_t queuedBytes() const { return queuedBytes_; } // not yet in the kernel

private:
	struct Packet {
		core::Duration media;
		std::int64_t size = 0;
		std::int64_t number = -1; // of a video frame
		bool key = false;
		std::int64_t endsAt = 0; // in the stream of bytes, once written
	};

	std::optional<core::Duration> videoQueued() const;
	void dropFrames();
	void finish(core::Duration now);

	core::Duration threshold_;
	std::optional<ObsDynamicBitrate> dynamic_;
	std::deque<Packet> queue_;
	std::optional<Packet> sending_; // in the sending thread's hands
	core::Duration sendingSince_;
	std::int64_t left_ = 0; // of it, on the wire
	std::deque<Packet> underWay_;
	std::int64_t streamed_ = 0;
	std::int64_t handedOver_ = 0;
	std::int64_t queuedBytes_ = 0;
	std::int64_t frames_ = 0;
	std::int64_t dropped_ = 0;
	double congestion_ = 0;
	bool refusing_ = false;
	core::Duration lastVideo_;
};

} // namespace support
