#include "support/TestServer.hpp"

#include <arpa/inet.h>
#include <netinet/in.h>
#include <poll.h>
#include <sys/socket.h>
#include <unistd.h>

#include <algorithm>
#include <cctype>
#include <cerrno>
#include <optional>
#include <string_view>
#include <system_error>

namespace support {

namespace {

constexpr int kLookEvery = 10; // ms: how soon a stop is noticed

std::string lower(std::string text)
{
	std::ranges::transform(text, text.begin(), [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
	return text;
}

Request parse(const std::string &head)
{
	Request request;
	request.method = head.substr(0, head.find(' '));
	const auto from = head.find(' ') + 1;
	request.path = head.substr(from, head.find(' ', from) - from);
	for (auto at = head.find("\r\n") + 2; at < head.size();) {
		const auto end = std::min(head.find("\r\n", at), head.size());
		const auto colon = head.find(':', at);
		if (colon < end) {
			const auto value = std::min(head.find_first_not_of(' ', colon + 1), end);
			request.headers[lower(head.substr(at, colon - at))] = head.substr(value, end - value);
		}
		at = end + 2;
	}
	return request;
}

// The first request of these bytes, taken off them; nothing while it is not whole.
std::optional<Request> take(std::string &received)
{
	const auto end = received.find("\r\n\r\n");
	if (end == std::string::npos) {
		return std::nullopt;
	}
	Request request = parse(received.substr(0, end + 2));
	const auto announced = request.headers.find("content-length");
	const std::size_t length = announced == request.headers.end() ? 0 : std::stoul(announced->second);
	if (received.size() < end + 4 + length) {
		return std::nullopt;
	}
	request.body = received.substr(end + 4, length);
	received.erase(0, end + 4 + length);
	return request;
}

} // namespace

TestServer::TestServer(std::uint16_t port) : listener_(::socket(AF_INET, SOCK_STREAM, 0))
{
	const int yes = 1;
	::setsockopt(listener_, SOL_SOCKET, SO_REUSEADDR, &yes, sizeof(yes));
	sockaddr_in address{};
	address.sin_family = AF_INET;
	address.sin_port = htons(port);
	address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
	socklen_t size = sizeof(address);
	auto *generic = reinterpret_cast<sockaddr *>(&address);
	if (::bind(listener_, generic, size) != 0 || ::listen(listener_, 16) != 0 ||
	    ::getsockname(listener_, generic, &size) != 0) {
		throw std::system_error(errno, std::generic_category(), "test server");
	}
	port_ = ntohs(address.sin_port);
	accepter_ = std::thread([this] { accept(); });
}

TestServer::~TestServer()
{
	{
		std::lock_guard guard(mutex_);
		stopping_ = true;
	}
	stop_.notify_all();
	accepter_.join();
	{
		std::lock_guard guard(mutex_);
		for (const int connection : connections_) {
			::shutdown(connection, SHUT_RDWR);
		}
	}
	for (std::thread &worker : workers_) {
		worker.join();
	}
	for (const int connection : connections_) {
		::close(connection);
	}
	::close(listener_);
}

void TestServer::on(const std::string &path, Script script)
{
	std::lock_guard guard(mutex_);
	scripts_[path] = std::move(script);
}

void TestServer::on(const std::string &path, Answer answer)
{
	on(path, [answer = std::move(answer)](const Request &) { return answer; });
}

std::string TestServer::url(const std::string &path) const
{
	return "http://127.0.0.1:" + std::to_string(port_) + path;
}

std::vector<Request> TestServer::requests() const
{
	std::lock_guard guard(mutex_);
	return requests_;
}

std::size_t TestServer::connections() const
{
	std::lock_guard guard(mutex_);
	return connections_.size();
}

void TestServer::accept()
{
	while (!stopping_) {
		pollfd waiting{listener_, POLLIN, 0};
		if (::poll(&waiting, 1, kLookEvery) <= 0) {
			continue;
		}
		const int connection = ::accept(listener_, nullptr, nullptr);
		if (connection < 0) {
			continue;
		}
		std::lock_guard guard(mutex_);
		connections_.push_back(connection); // closed at the end, so that its number is not used again
		workers_.emplace_back([this, connection] { serve(connection); });
	}
}

void TestServer::serve(int connection)
{
	std::string received;
	char block[4096];
	for (;;) {
		if (const auto request = take(received)) {
			if (!answer(connection, *request)) {
				break;
			}
			continue;
		}
		const auto got = ::recv(connection, block, sizeof(block), 0);
		if (got <= 0) {
			break;
		}
		received.append(block, static_cast<std::size_t>(got));
		if (received[0] < 'A' || received[0] > 'Z') { // a TLS hello, for one
			constexpr std::string_view kRefusal = "HTTP/1.1 400 Bad Request\r\nContent-Length: 0\r\n\r\n";
			send(connection, kRefusal.data(), kRefusal.size());
			break;
		}
	}
	::shutdown(connection, SHUT_RDWR);
}

// Whether the connection stays open.
bool TestServer::answer(int connection, const Request &request)
{
	Script script;
	{
		std::lock_guard guard(mutex_);
		requests_.push_back(request);
		const auto own = scripts_.find(request.path);
		const auto found = own == scripts_.end() ? scripts_.find("*") : own;
		script = found == scripts_.end() ? [](const Request &) { return Answer{404, {}, "no such path"}; }
						 : found->second;
	}
	const Answer answer = script(request);
	if (!waitUnlessStopping(answer.delay) || (answer.hang && !waitUnlessStopping(std::chrono::hours(1)))) {
		return false;
	}
	std::string head = "HTTP/1.1 " + std::to_string(answer.status) + " Test\r\n";
	for (const auto &[name, value] : answer.headers) {
		head.append(name).append(": ").append(value).append("\r\n");
	}
	if (answer.endless > 0) {
		head += "Connection: close\r\n";
	} else if (answer.status != 304) {
		head += "Content-Length: " + std::to_string(answer.body.size()) + "\r\n";
	}
	head += "\r\n";
	if (!send(connection, head.data(), head.size())) {
		return false;
	}
	const std::string block(1 << 16, '[');
	for (std::uint64_t left = answer.endless; left > 0; left -= std::min<std::uint64_t>(left, block.size())) {
		if (!send(connection, block.data(), std::min<std::uint64_t>(left, block.size()))) {
			return false;
		}
	}
	const std::size_t size = answer.status == 304 ? 0 : std::min(answer.body.size(), answer.cutAfter);
	for (std::size_t at = 0; answer.drip.count() > 0 && at < size; ++at) {
		if (!waitUnlessStopping(answer.drip) || !send(connection, &answer.body[at], 1)) {
			return false;
		}
	}
	if (answer.drip.count() > 0) {
		return true;
	}
	return send(connection, answer.body.data(), size) && size == answer.body.size() && answer.endless == 0;
}

bool TestServer::send(int connection, const char *data, std::size_t size)
{
	while (size > 0 && !stopping_) {
		pollfd waiting{connection, POLLOUT, 0};
		if (::poll(&waiting, 1, kLookEvery) == 0) {
			continue;
		}
		const auto taken = ::send(connection, data, size, MSG_NOSIGNAL | MSG_DONTWAIT);
		if (taken < 0) {
			return false;
		}
		sent_ += static_cast<std::uint64_t>(taken);
		data += taken;
		size -= static_cast<std::size_t>(taken);
	}
	return size == 0;
}

bool TestServer::waitUnlessStopping(std::chrono::milliseconds time)
{
	std::unique_lock lock(mutex_);
	return !stop_.wait_for(lock, time, [this] { return stopping_.load(); });
}

} // namespace support
