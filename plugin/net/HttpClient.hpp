#pragma once

#include "core/Duration.hpp"
#include "core/Error.hpp"
#include "net/HttpMessage.hpp"

#include <cstdint>
#include <functional>
#include <memory>

namespace net {

// Many HTTP requests at once on one thread, over libcurl: connections are kept and shared, bodies are unpacked, TLS is
// always verified, HTTP/2 is spoken over TLS where both sides know it.
//
// A redirect is followed only within the host of the request (http may become https); one to another host is an error
// that names it, so headers and bodies with secrets can never follow. What is not a GET is sent on only where the
// server says that method and body stay (307, 308). Every limit ends a request at once.
//
// Owned and called by one thread (app::ShopLoop); only `wakeup` may be called from others. Cancelling and destroying
// never wait for a server or for a name lookup.
class HttpClient {
public:
	enum class RequestId : std::uint64_t {};
	// A response of any status, or why there is none. Called from `run`; may start and cancel requests, must not
	// throw.
	using Callback = std::function<void(core::Expected<HttpResponse>)>;

	HttpClient();
	~HttpClient();
	HttpClient(const HttpClient &) = delete;
	HttpClient &operator=(const HttpClient &) = delete;

	// A request that cannot be sent fails in the next `run`, never here.
	RequestId start(HttpRequest request, Callback callback);
	// The callback will not be called. Does nothing when it already was.
	void cancel(RequestId id);
	void cancelAll();

	// Moves bytes, calls back what has ended, and waits up to `maxWait` for something to happen: bytes, one of our
	// time limits, or a `wakeup`. Returns at once after a callback.
	void run(core::Duration maxWait);
	// Ends the wait of the `run` that is going on, or of the next one. Any thread, as long as the client lives.
	void wakeup();

private:
	class Impl;
	std::unique_ptr<Impl> impl_;
};

} // namespace net
