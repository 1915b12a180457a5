// The receiver of pushes on a real socket: whatever bytes come, it answers in HTTP or hangs up, and hands on only what
// it promises.

#include "fuzz/Expect.hpp"
#include "net/PushReceiver.hpp"

#include <boost/asio/connect.hpp>
#include <boost/asio/io_context.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/read.hpp>
#include <boost/asio/write.hpp>

#include <algorithm>
#include <string>
#include <tuple>

namespace {

namespace asio = boost::asio;
using asio::ip::tcp;

constexpr std::uint64_t kBody = 4096; // small, so that short inputs can pass it

net::PushVerdict take(const net::PushRequest &push)
{
	FUZZ_EXPECT(!push.shop.empty() && push.shop.size() <= 64);
	FUZZ_EXPECT(push.shop.find_first_of("/?% \r\n\\") == std::string::npos);
	FUZZ_EXPECT(push.body.size() <= kBody);
	for (const auto &[name, value] : push.headers) {
		FUZZ_EXPECT(std::ranges::none_of(name, [](char c) { return c >= 'A' && c <= 'Z'; }));
		FUZZ_EXPECT(value.find_first_of("\r\n") == std::string::npos);
	}
	return push.shop == "main" ? net::PushVerdict::Taken : net::PushVerdict::NoSuchShop;
}

std::uint16_t receiverPort()
{
	static const auto kReceiver = [] {
		net::PushReceiverOptions options;
		options.onPush = take;
		options.limits.bodyBytes = kBody;
		return std::move(*net::PushReceiver::open(std::move(options)));
	}();
	return kReceiver->port();
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
	boost::system::error_code fault;
	asio::io_context context;
	tcp::socket socket(context);
	std::ignore = socket.connect({asio::ip::address_v4::loopback(), receiverPort()}, fault);
	FUZZ_EXPECT(!fault);
	std::ignore = asio::write(socket, asio::buffer(data, size), fault); // it may hang up before it took all
	std::ignore = socket.shutdown(tcp::socket::shutdown_send, fault);
	std::string answer;
	std::ignore = asio::read(socket, asio::dynamic_buffer(answer), fault);
	FUZZ_EXPECT(answer.empty() || answer.starts_with("HTTP/1.1 "));
	return 0;
}
