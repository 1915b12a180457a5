#pragma once

#include "app/LooseThread.hpp"
#include "app/PictureLoader.hpp"
#include "core/Log.hpp"
#include "overlay/PicturePort.hpp"

#include <filesystem>
#include <functional>
#include <memory>
#include <string>

namespace app {

// The products' pictures, got on a thread of its own ("shelf pictures"): over http and https, a few at a time, kept in
// memory and in a folder, asked for again after a day. What an address brings counts only if it begins as a picture
// does; one that fails is tried again after some seconds, and at last every ten minutes.
//
// Nobody waits for a server or the disk: whoever asks gets what is here. At exit a thread that hangs in the disk is
// left behind.
class PictureKeeper final : public overlay::PicturePort {
public:
	// An empty folder: nothing is kept for the next start. `log` must own what it touches.
	PictureKeeper(std::filesystem::path folder, core::Log log, PictureTuning tuning = {});
	~PictureKeeper() override;
	PictureKeeper(const PictureKeeper &) = delete;
	PictureKeeper &operator=(const PictureKeeper &) = delete;

	// Once.
	void start();
	// Final; within a tenth of a second, whatever hangs.
	void stop() noexcept;

	std::shared_ptr<const overlay::PictureFile> find(const std::string &url) override;
	// Is told, on the thread, after another picture is here; not after `stop`. Must not wait for anybody, nor
	// throw.
	void setOnArrival(std::function<void()> told);

private:
	const std::shared_ptr<PictureLoader> loader_; // the thread's as well
	LooseThread thread_{"shelf pictures"};
};

} // namespace app
