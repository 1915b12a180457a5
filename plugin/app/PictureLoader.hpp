#pragma once

#include "app/KeptPicture.hpp"
#include "app/PictureCache.hpp"
#include "app/PictureDisk.hpp"
#include "app/PictureWants.hpp"
#include "core/ByteCount.hpp"
#include "core/Duration.hpp"
#include "core/Log.hpp"
#include "net/Backoff.hpp"
#include "net/HttpClient.hpp"

#include <atomic>
#include <cstddef>
#include <filesystem>
#include <functional>
#include <memory>
#include <mutex>
#include <optional>
#include <set>
#include <string>

namespace app {

struct PictureTuning {
	net::HttpLimits limits = {.connect = core::Duration::seconds(5),
				  .total = core::Duration::seconds(10),
				  .body = core::ByteCount::bytes(8 << 20)}; // a photo as a camera makes it
	std::size_t atOnce = 4;                                             // the uplink also carries a stream
	std::size_t mostWanted = 512;                                       // ten screens full of counters
	core::ByteCount memory = core::ByteCount::bytes(64 << 20);
	core::ByteCount disk = core::ByteCount::bytes(256 << 20);
	core::Duration freshFor = core::Duration::minutes(24 * 60); // then its server is asked whether it changed
	net::BackoffTuning backoff = {.first = core::Duration::seconds(5),
				      .longest = core::Duration::minutes(10),
				      .least = core::Duration::seconds(2)};
	std::function<double()> random; // as for net::Backoff; empty: the machine's
};

// The work of app::PictureKeeper's thread: finds pictures in memory, then on the disk, then at their servers, a few at
// a time. An address that fails is tried again by itself, later and later.
//
// `run` on one thread, which may outlive its owner when the disk hangs; all else on any.
class PictureLoader {
public:
	PictureLoader(std::filesystem::path folder, core::Log log, PictureTuning tuning);

	// As overlay::PicturePort.
	std::shared_ptr<const overlay::PictureFile> find(const std::string &url);
	void setOnArrival(std::function<void()> told);

	// Until `end`.
	void run() noexcept;
	// Does not wait for `run`; nobody is told anything after it.
	void end() noexcept;

private:
	void round();
	bool startNext();
	void load(const std::string &url);
	void fetch(const std::string &url, std::optional<KeptPicture> known);
	void onAnswer(const std::string &url, const std::optional<KeptPicture> &known,
		      core::Expected<net::HttpResponse> answer);
	void keep(const std::string &url, const KeptPicture &picture);
	void onFailed(const std::string &url, const std::string &why, std::optional<core::Duration> retryAfter = {});
	void tell();

	const PictureTuning tuning_;
	core::Log log_;
	net::HttpClient client_;

	// The thread's own, touched by no other.
	PictureDisk disk_;
	std::set<std::string> complained_; // of these hosts, in the log

	std::mutex mutex_; // held for moments only: `find` never waits
	PictureCache cache_;
	PictureWants wants_;

	std::mutex telling_;
	std::function<void()> onArrival_;
	std::atomic<bool> ending_{false};
};

} // namespace app
