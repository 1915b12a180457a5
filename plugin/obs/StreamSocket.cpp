#include "obs/StreamSocket.hpp"

#include <algorithm>
#include <cmath>

using core::ByteCount;
using core::Duration;
using core::Instant;
using health::SocketCounters;

namespace host {

namespace {

// A look through all handles costs two system calls each; a new connection is rarely made.
constexpr Duration kLookEvery = Duration::seconds(1);
constexpr Duration kLookEveryLater = Duration::seconds(5);
constexpr Duration kSoon = Duration::seconds(10);

// Growth that confirms a socket. The output counts a packet when all of it was taken, so a keyframe under way makes
// the two differ; the framing of RTMP and TLS adds a few per cent.
constexpr std::int64_t kConfirmAfterBytes = std::int64_t{64} * 1024;
constexpr double kConfirmWithin = 0.15;
constexpr std::int64_t kConfirmSlack = std::int64_t{16} * 1024;

std::int64_t taken(const SocketCounters &counters)
{
	return (counters.acked + counters.queued).bytes();
}

} // namespace

StreamSocket::StreamSocket() : probe_(SocketProbe::create()) {}

void StreamSocket::lookFor(std::uint16_t port)
{
	port_ = port;
	handedBefore_ = ByteCount();
	socket_.reset();
	acked_ = ByteCount();
	minRtt_ = Duration::infinity();
	unsent_.reset();
	queueIsShort_ = false;
	candidates_.clear();
	searching_ = false;
}

std::optional<SocketCounters> StreamSocket::read(Instant at, ByteCount handedOver)
{
	if (port_ == 0 || !probe_) {
		return std::nullopt;
	}
	if (handedOver < handedBefore_) {
		lookFor(port_); // the output has connected anew
	}
	handedBefore_ = handedOver;
	if (socket_) {
		if (const auto reading = readingOf(*socket_)) {
			return complete(*reading, handedOver);
		}
		lookFor(port_);
	}
	search(at, handedOver);
	confirm(handedOver);
	const auto reading = socket_ ? readingOf(*socket_) : std::nullopt;
	return reading ? std::optional(complete(*reading, handedOver)) : std::nullopt;
}

void StreamSocket::keepQueueShort(bool wanted)
{
	if (socket_ && queueIsShort_ != wanted && probe_->ports(socket_->handle) == socket_->ports) {
		queueIsShort_ = wanted;
		probe_->keepQueueShort(socket_->handle, wanted);
	}
}

std::optional<SocketProbe::Reading> StreamSocket::readingOf(const Found &socket)
{
	return probe_->ports(socket.handle) == socket.ports ? probe_->read(socket.handle) : std::nullopt;
}

SocketCounters StreamSocket::complete(const SocketProbe::Reading &reading, ByteCount handedOver)
{
	SocketCounters counters = reading.counters;
	if (!reading.unsentKnown) {
		counters.notSent = unsent_.onSample(handedOver, ByteCount::bytes(taken(counters)));
		counters.queued = counters.queued + counters.notSent;
	}
	// What is in flight or was confirmed out of order is in part a guess of ours; a count never falls.
	counters.acked = acked_ = std::max(acked_, counters.acked);
	if (counters.minRtt == Duration::zero()) {
		counters.minRtt = minRtt_ = std::min(minRtt_, counters.rtt);
	}
	return counters;
}

void StreamSocket::search(Instant at, ByteCount handedOver)
{
	if (!searching_) {
		searching_ = true;
		searchingSince_ = at;
	} else if (at - lookedAt_ < (at - searchingSince_ < kSoon ? kLookEvery : kLookEveryLater)) {
		return;
	}
	lookedAt_ = at;
	std::erase_if(candidates_,
		      [this](const Found &socket) { return probe_->ports(socket.handle) != socket.ports; });
	for (const SocketProbe::Handle handle : probe_->handles()) {
		consider(handle, handedOver);
	}
}

void StreamSocket::consider(SocketProbe::Handle handle, ByteCount handedOver)
{
	const auto ports = probe_->ports(handle);
	const bool known = std::ranges::find(candidates_, handle, &Found::handle) != candidates_.end();
	if (known || !ports || ports->peer != port_) {
		return;
	}
	if (const auto reading = probe_->read(handle)) {
		candidates_.push_back({handle, *ports, taken(reading->counters), handedOver});
	}
}

void StreamSocket::confirm(ByteCount handedOver)
{
	double closest = 0;
	for (const Found &candidate : candidates_) {
		const auto reading = readingOf(candidate);
		const std::int64_t given = (handedOver - candidate.handedAtFirst).bytes();
		if (!reading || given < kConfirmAfterBytes) {
			continue;
		}
		const double apart =
			std::abs(static_cast<double>(taken(reading->counters) - candidate.takenAtFirst - given));
		const double most = static_cast<double>(given) * kConfirmWithin + kConfirmSlack;
		if (apart <= most && (!socket_ || apart < closest)) {
			closest = apart;
			socket_ = candidate;
		}
	}
	if (socket_) {
		candidates_.clear();
	}
}

} // namespace host
