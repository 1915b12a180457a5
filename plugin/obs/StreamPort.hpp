#pragma once

#include "app/Ports.hpp"
#include "obs/EncoderBitrate.hpp"
#include "obs/OutputPort.hpp"

#include <obs.hpp>

#include <memory>
#include <mutex>
#include <vector>

namespace host {

// All streaming outputs of this OBS: its own, and those of other plugins, which are found by looking.
//
// Owned by the module; must outlive the stream loop. The UI thread says which output is OBS's own; the stream loop
// calls the rest. Outputs that share an encoder get the same EncoderBitrate.
class ObsStreamPort final : public app::StreamPort {
public:
	ObsStreamPort();

	// UI thread, at STREAMING_STARTING and again at STREAMING_STARTED: OBS may have made another one by then.
	void setOwn(obs_output_t *output);

	const Outputs &outputs(core::Instant at) override;

private:
	void look();
	void adopt(ObsOutputPort &port, obs_output_t *output);
	std::shared_ptr<EncoderBitrate> encoderOf(obs_output_t *output);
	void lookAtEncoders();

	std::mutex mutex_; // held for a pointer's swap
	OBSWeakOutputAutoRelease newOwn_;
	bool ownIsNew_ = false;

	// The stream loop's thread only.
	std::vector<std::shared_ptr<ObsOutputPort>> ports_; // OBS's own first
	Outputs outputs_;                                   // the same
	std::vector<std::shared_ptr<EncoderBitrate>> encoders_;
	core::Instant lookedAt_;
};

} // namespace host
