#include "support/ObsOutputModel.hpp"

#include <algorithm>

using core::ByteCount;
using core::Duration;

namespace support {

namespace {

// plugins/obs-outputs/rtmp-stream.c
constexpr std::size_t kLeastPackets = 5;
constexpr Duration kCongestionIs1 = Duration::ms(700);
constexpr Duration kDropAfter = Duration::ms(900);
constexpr std::int64_t kChunk = 4096;

} // namespace

void ObsOutputModel::onVideo(Duration now, const Frame &frame)
{
	checkQueue();
	++frames_;
	if (refusing_ && !frame.key) {
		++dropped_;
		return;
	}
	refusing_ = false;
	lastVideo_ = now;
	queue_.push_back({now, frame.size.bytes(), true, frame.key, 0});
}

void ObsOutputModel::onAudio(Duration now, ByteCount size)
{
	queue_.push_back({now, size.bytes(), false, false, 0});
}

void ObsOutputModel::checkQueue()
{
	const auto droppable = [](const Packet &packet) {
		return packet.video && !packet.key;
	};
	const auto first = std::ranges::find_if(queue_, droppable);
	if (queue_.size() < kLeastPackets) {
		congestion_ = 0;
		return;
	}
	if (first == queue_.end()) {
		return;
	}
	const Duration waiting = lastVideo_ - first->captured;
	congestion_ = waiting / kCongestionIs1;
	if (waiting > kDropAfter) {
		// The packet at the front is already in the sending thread's hands once a part of it is written.
		const auto from = queue_.begin() + (frontWritten_ > 0 ? 1 : 0);
		const auto kept = std::remove_if(from, queue_.end(), droppable);
		dropped_ += queue_.end() - kept;
		queue_.erase(kept, queue_.end());
		refusing_ = true;
	}
}

void ObsOutputModel::send(TcpModel &tcp)
{
	while (!queue_.empty() && tcp.notSent() < kernelTakes_) {
		Packet &packet = queue_.front();
		const std::int64_t part = std::min(kChunk, packet.size - frontWritten_);
		tcp.write(part);
		frontWritten_ += part;
		streamed_ += part;
		if (frontWritten_ == packet.size) {
			handedOver_ += packet.size;
			packet.endsAt = streamed_;
			underWay_.push_back(packet);
			queue_.pop_front();
			frontWritten_ = 0;
		}
	}
}

void ObsOutputModel::receive(const TcpModel &tcp, const std::function<void(Duration)> &onFrame)
{
	while (!underWay_.empty() && underWay_.front().endsAt <= tcp.delivered()) {
		if (underWay_.front().video) {
			onFrame(underWay_.front().captured);
		}
		underWay_.pop_front();
	}
}

} // namespace support
