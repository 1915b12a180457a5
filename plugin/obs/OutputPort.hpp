#pragma once

#include "app/Ports.hpp"
#include "obs/EncoderBitrate.hpp"
#include "obs/PacketCounter.hpp"
#include "obs/StreamSocket.hpp"

#include <obs.hpp>

#include <memory>
#include <string>

namespace host {

// One output of OBS's as the stream loop sees it: its counters, its socket, its encoder.
//
// Owned by ObsStreamPort, called from the stream loop's thread. Holds a weak reference only: OBS may destroy its output
// whenever it likes.
class ObsOutputPort final : public app::OutputPort {
public:
	explicit ObsOutputPort(std::string name);

	// Looks at this output from now on.
	void attach(obs_output_t *output, std::shared_ptr<EncoderBitrate> encoder);

	// Null when OBS has destroyed it.
	OBSOutputAutoRelease output() const { return obs_weak_output_get_output(output_); }
	bool isOf(obs_output_t *output) const { return obs_weak_output_references_output(output_, output); }
	// Connected, connecting again or about to end.
	bool isActive() const;
	// OBS's own dynamic bitrate is on, as it was when the output started.
	bool obsDrives() const { return obsDrives_; }

	const std::string &name() const override { return name_; }
	health::LinkSample sample(core::Instant at) override;
	const std::shared_ptr<app::EncoderPort> &encoder() const override { return encoder_; }
	void keepQueueShort(bool wanted) override { socket_.keepQueueShort(wanted); }

private:
	void followTotal(core::ByteCount handedOver);
	void sumUp();

	std::string name_;
	OBSWeakOutputAutoRelease output_;
	std::shared_ptr<app::EncoderPort> encoder_;
	core::BitRate audioBitrate_;
	core::Duration dropThreshold_;
	StreamSocket socket_;
	PacketCounter packets_;
	core::ByteCount handedOver_;            // at the last sample
	core::ByteCount total_;                 // over all connections of this stream
	bool ran_ = false;                      // at the last sample
	health::EncodedCounters encodedBefore_; // of the streams before this one
	bool obsDrives_ = false;
};

} // namespace host
