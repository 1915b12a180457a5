#pragma once

#include <atomic>
#include <chrono>
#include <condition_variable>
#include <cstdint>
#include <functional>
#include <map>
#include <mutex>
#include <string>
#include <thread>
#include <utility>
#include <vector>

namespace support {

// What the server does with one request.
struct Answer {
	int status = 200;
	std::vector<std::pair<std::string, std::string>> headers = {};
	std::string body = {};
	std::chrono::milliseconds delay{0};     // before the first byte
	bool hang = false;                      // takes the request and never answers
	std::size_t cutAfter = ~std::size_t{0}; // closes after so many bytes of the body, of which it promised all
	std::uint64_t endless = 0;              // sends so many bytes instead of the body, without a length
	std::chrono::milliseconds drip{0};      // between two bytes of the body
};

// What a client sent.
struct Request {
	std::string method;
	std::string path;
	std::map<std::string, std::string> headers; // names in lower case
	std::string body;                           // of the length it announced
};

// A real HTTP server on 127.0.0.1 for tests, as bad as a test wants: each path has a script of what to answer. One
// thread for each connection. POSIX only.
class TestServer {
public:
	using Script = std::function<Answer(const Request &)>;

	// Port 0: any free one.
	explicit TestServer(std::uint16_t port = 0);
	~TestServer();
	TestServer(const TestServer &) = delete;
	TestServer &operator=(const TestServer &) = delete;

	// Any thread. A path without a script is answered with 404.
	void on(const std::string &path, Script script);
	void on(const std::string &path, Answer answer);
	// Every path without a script of its own.
	void onAny(Script script) { on("*", std::move(script)); }

	std::uint16_t port() const { return port_; }
	std::string url(const std::string &path) const;

	// All requests so far, in order of arrival.
	std::vector<Request> requests() const;
	// How many connections were opened to us.
	std::size_t connections() const;
	// Bytes that the system took from us.
	std::uint64_t sentBytes() const { return sent_; }

private:
	void accept();
	void serve(int connection);
	bool answer(int connection, const Request &request);
	bool send(int connection, const char *data, std::size_t size);
	bool waitUnlessStopping(std::chrono::milliseconds time);

	int listener_ = -1;
	std::uint16_t port_ = 0;
	std::atomic<bool> stopping_{false};
	std::atomic<std::uint64_t> sent_{0};
	mutable std::mutex mutex_;
	std::condition_variable stop_;
	std::map<std::string, Script> scripts_;
	std::vector<Request> requests_;
	std::vector<int> connections_;
	std::vector<std::thread> workers_;
	std::thread accepter_;
};

} // namespace support
