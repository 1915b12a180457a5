#include "support/ObsOutputModel.hpp"

#include <algorithm>

using core::BitRate;
using core::ByteCount;
using core::Duration;

namespace support {

namespace {

// plugins/obs-outputs/rtmp-stream.c
constexpr std::size_t kLeastPackets = 5;
constexpr Duration kDropAfter = Duration::ms(200); // beyond the threshold
constexpr std::int64_t kChunk = 4096;
constexpr std::int64_t kTag = 20;     // FLV's framing, which OBS counts
constexpr std::int64_t kMessage = 17; // RTMP's, which goes over the wire

std::int64_t onWire(std::int64_t size)
{
	return size + kMessage + size / kChunk;
}

} // namespace

std::optional<BitRate> ObsOutputModel::onVideo(Duration now, std::int64_t number, const Frame &frame, Duration captured)
{
	std::optional<BitRate> wanted;
	const auto queued = videoQueued();
	if (queue_.size() < kLeastPackets) {
		congestion_ = 0;
	} else if (queued) {
		congestion_ = *queued / threshold_;
	}
	if (dynamic_) {
		wanted = dynamic_->onVideo(now, queued);
	} else if (queued && *queued > threshold_ + kDropAfter) {
		dropFrames();
	}
	++frames_;
	if (refusing_ && !frame.key) {
		++dropped_;
		return wanted;
	}
	refusing_ = false;
	lastVideo_ = captured;
	queue_.push_back({captured, frame.size.bytes(), number, frame.key});
	queuedBytes_ += onWire(frame.size.bytes());
	return wanted;
}

void ObsOutputModel::onAudio(Duration now, ByteCount size)
{
	queue_.push_back({now, size.bytes()});
	queuedBytes_ += onWire(size.bytes());
}

// Media time from the first ordinary frame to the last; absent where OBS does not look.
std::optional<Duration> ObsOutputModel::videoQueued() const
{
	const auto first =
		std::ranges::find_if(queue_, [](const Packet &packet) { return packet.number >= 0 && !packet.key; });
	if (queue_.size() < kLeastPackets || first == queue_.end()) {
		return std::nullopt;
	}
	return lastVideo_ - first->media;
}

void ObsOutputModel::dropFrames()
{
	const auto kept = std::ranges::remove_if(queue_, [&](const Packet &packet) {
		const bool drops = packet.number >= 0 && !packet.key;
		if (drops) {
			++dropped_;
			queuedBytes_ -= onWire(packet.size);
		}
		return drops;
	});
	queue_.erase(kept.begin(), kept.end());
	refusing_ = true;
}

bool ObsOutputModel::send(Duration now, TcpModel &tcp)
{
	bool wrote = false;
	while (true) {
		if (!sending_) {
			if (queue_.empty()) {
				return wrote;
			}
			sending_ = queue_.front();
			queue_.pop_front();
			sendingSince_ = now;
			left_ = onWire(sending_->size);
		}
		while (left_ > 0) {
			if (!tcp.takes()) {
				return wrote;
			}
			const std::int64_t part = std::min(kChunk, left_);
			tcp.write(part);
			left_ -= part;
			streamed_ += part;
			queuedBytes_ -= part;
			wrote = true;
		}
		finish(now);
	}
}

void ObsOutputModel::finish(Duration now)
{
	handedOver_ += sending_->size + kTag;
	if (dynamic_) {
		dynamic_->onSent(sendingSince_, now, sending_->size + kTag);
	}
	sending_->endsAt = streamed_;
	underWay_.push_back(*sending_);
	sending_.reset();
}

void ObsOutputModel::receive(const TcpModel &tcp, const std::function<void(std::int64_t)> &onFrame)
{
	while (!underWay_.empty() && underWay_.front().endsAt <= tcp.delivered()) {
		if (underWay_.front().number >= 0) {
			onFrame(underWay_.front().number);
		}
		underWay_.pop_front();
	}
}

} // namespace support
