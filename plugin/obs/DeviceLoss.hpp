#pragma once

#include <atomic>
#include <cstdint>

namespace host {

// Counts how often OBS lost its graphics device and made it anew, as it does on Windows when a driver starts again.
// Textures then show what they were made with, and not what was copied into them since: they must be made again.
//
// Made and destroyed inside of `obs_enter_graphics`.
class DeviceLoss {
public:
	DeviceLoss();
	~DeviceLoss();
	DeviceLoss(const DeviceLoss &) = delete;
	DeviceLoss &operator=(const DeviceLoss &) = delete;

	std::uint64_t losses() const { return losses_; }

private:
	std::atomic<std::uint64_t> losses_{0};
};

} // namespace host
