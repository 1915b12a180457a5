#pragma once

#include "core/ByteCount.hpp"

#include <optional>

namespace health {

// How much a kernel holds that has not left the machine, where it does not say so (Windows): what the output handed
// over, less what was sent.
//
// The two counts do not start together and the protocol's framing is only in one of them, so their difference drifts by
// a known share of the bytes; what goes beyond that drift is the queue. Not thread-safe.
class UnsentEstimate {
public:
	// Both counts of one connection, neither may fall. `sent`: bytes that left, each once.
	core::ByteCount onSample(core::ByteCount handedOver, core::ByteCount sent);
	void reset() { empty_.reset(); }

private:
	std::optional<double> empty_; // the difference of the counts while nothing waits, in bytes
	core::ByteCount handedBefore_;
};

} // namespace health
