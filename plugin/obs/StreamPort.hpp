#pragma once

#include "app/Ports.hpp"
#include "obs/EncoderBitrate.hpp"
#include "obs/StreamSocket.hpp"

#include <obs.hpp>

#include <atomic>
#include <memory>
#include <mutex>

namespace host {

// OBS's streaming output as the stream loop sees it.
//
// Owned by the module; must outlive the stream loop. The UI thread hands the output in and takes it away; the stream
// loop calls the rest. Holds weak references only: OBS may destroy its output whenever it likes.
class ObsStreamPort final : public app::StreamPort {
public:
	ObsStreamPort();

	// UI thread, at STREAMING_STARTING and again at STREAMING_STARTED (the encoders are certain only then). Null is
	// like `detach`.
	void attach(obs_output_t *output);
	// UI thread, at STREAMING_STOPPED. Gives the encoder its bitrate back.
	void detach();
	// Any thread: the profile's Output/DynamicBitrate, as it was when the stream started.
	void setObsDrives(bool drives) { obsDrives_ = drives; }

	health::LinkSample sample(core::Instant at) override;
	app::EncoderState encoder() override;
	void setBitrate(core::BitRate video) override;
	void restoreBitrate() override;

private:
	std::mutex mutex_; // held for microseconds: the UI thread only waits for a look at the counters
	OBSWeakOutputAutoRelease output_;
	EncoderBitrate encoder_;
	core::BitRate audioBitrate_;
	std::unique_ptr<StreamSocket> socket_;
	std::atomic<bool> obsDrives_{false};
};

} // namespace host
