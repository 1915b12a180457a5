#pragma once

#include "core/Duration.hpp"
#include "core/Error.hpp"
#include "net/HttpMessage.hpp"

#include <cstddef>
#include <cstdint>
#include <functional>
#include <memory>
#include <string>

namespace net {

// What a shop sent us, not yet verified by anybody.
struct PushRequest {
	std::string shop;    // the last part of the path that it was sent to
	HttpHeaders headers; // names in lower case
	std::string body;    // as it came, to the byte
};

// What becomes of it.
enum class PushVerdict {
	Taken,      // 200; whether it is believed is found out later
	NoSuchShop, // 404
	Busy,       // 503: the shop tries again
};

// How much of our time and memory anybody who finds the port may take.
struct PushLimits {
	std::size_t connections = 32; // when one more comes, the oldest goes: who only waits cannot keep others out
	core::Duration request = core::Duration::seconds(5); // from its first byte awaited to its last; a shop needs ms
	std::uint32_t headBytes = 64 << 10;                  // shops send 1 kB
	std::uint64_t bodyBytes = 1 << 20;                   // shops send at most a whole product or order
};

// Where to listen, and who is told.
struct PushReceiverOptions {
	std::string address = "127.0.0.1"; // an IP address of this machine; 0.0.0.0 or :: for all of them
	std::uint16_t port = 0;            // 0: any free one
	// On the receiver's thread; must neither wait nor throw.
	std::function<PushVerdict(PushRequest)> onPush;
	std::function<void()> onThread = {}; // first thing on the receiver's thread, to name it
	PushLimits limits;
};

// A small HTTP/1.1 server for shops that push: takes `POST /push/<shop id>` with JSON, XML or a form, and hands it on
// unread. It believes nothing: signatures are the adapter's, age and repetition the caller's to check.
//
// Has a thread of its own, which only moves bytes. Any thread may own it; destroying it takes no longer than `onPush`,
// whatever the clients do, and nothing is called afterwards.
class PushReceiver {
public:
	// An error when the address is none of ours or the port is taken.
	static core::Expected<std::unique_ptr<PushReceiver>> open(PushReceiverOptions options);
	~PushReceiver();
	PushReceiver(const PushReceiver &) = delete;
	PushReceiver &operator=(const PushReceiver &) = delete;

	std::uint16_t port() const;

private:
	class Impl;
	explicit PushReceiver(std::unique_ptr<Impl> impl);
	std::unique_ptr<Impl> impl_;
};

} // namespace net
