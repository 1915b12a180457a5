// The push receiver over real sockets, with shops as they are and with clients as bad as the network has them.

#include "net/PushReceiver.hpp"
#include "app/Clock.hpp"

#include <boost/asio/io_context.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/write.hpp>
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <condition_variable>
#include <mutex>

using boost::asio::ip::tcp;
using core::Duration;
using net::PushReceiver;
using net::PushRequest;
using net::PushVerdict;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::SizeIs;
using testing::StartsWith;

namespace {

// A client that writes what it wants.
class Client {
public:
	explicit Client(std::uint16_t port) { socket_.connect({boost::asio::ip::address_v4::loopback(), port}); }

	// Whether all of it could be written.
	bool send(const std::string &text)
	{
		boost::system::error_code fault;
		boost::asio::write(socket_, boost::asio::buffer(text), fault);
		return !fault;
	}

	// What came until `enough` is in it, the connection ended, or the time is over.
	std::string read(const std::string &enough, Duration atMost = Duration::seconds(10))
	{
		const core::Instant deadline = app::now() + atMost;
		while (!received_.contains(enough) && !ended_ && app::now() < deadline) {
			char block[4096];
			socket_.async_read_some(boost::asio::buffer(block), [&](const auto &fault, std::size_t size) {
				received_.append(block, size);
				ended_ = ended_ || fault;
			});
			context_.restart();
			if (context_.run_for((deadline - app::now()).chrono()) == 0) {
				socket_.cancel();
				context_.restart();
				context_.run();
				ended_ = false;
			}
		}
		return received_;
	}

	// Says that nothing more will come.
	void finish() { socket_.shutdown(tcp::socket::shutdown_send); }

	std::string readToEnd(Duration atMost = Duration::seconds(10)) { return read("no answer has this", atMost); }
	bool ended() const { return ended_; }

private:
	boost::asio::io_context context_;
	tcp::socket socket_{context_};
	std::string received_;
	bool ended_ = false;
};

std::string post(const std::string &body, const std::string &path = "/push/shop-1",
		 const std::string &headers = "Content-Type: application/json\r\n")
{
	return "POST " + path + " HTTP/1.1\r\nHost: 127.0.0.1\r\n" + headers +
	       "Content-Length: " + std::to_string(body.size()) + "\r\n\r\n" + body;
}

class PushReceiverTest : public testing::Test {
protected:
	void open(net::PushLimits limits = {})
	{
		net::PushReceiverOptions options;
		options.limits = limits;
		options.onPush = [this](PushRequest request) {
			std::lock_guard guard(mutex_);
			const PushVerdict verdict = request.shop == "unknown" ? PushVerdict::NoSuchShop
						    : request.shop == "busy"  ? PushVerdict::Busy
									      : PushVerdict::Taken;
			pushes_.push_back(std::move(request));
			return verdict;
		};
		auto opened = PushReceiver::open(std::move(options));
		ASSERT_TRUE(opened) << opened.error().detail;
		receiver = std::move(*opened);
	}

	std::vector<PushRequest> pushes()
	{
		std::lock_guard guard(mutex_);
		return pushes_;
	}

	// The status line's number that a request gets.
	std::string statusOf(const std::string &request)
	{
		Client client(receiver->port());
		client.send(request);
		return client.read("\r\n\r\n").substr(9, 3);
	}

	std::unique_ptr<PushReceiver> receiver;

private:
	std::mutex mutex_;
	std::vector<PushRequest> pushes_;
};

} // namespace

TEST_F(PushReceiverTest, HandsOnWhatAShopSendsToTheByte)
{
	open();
	const std::string body("{\"id\":\"1\",\r\n\"x\":\"\xe8\xa1\xac\0\"}", 23);
	EXPECT_EQ(statusOf(post(body, "/push/shop-1?x=1",
				"Content-Type: application/json; charset=utf-8\r\nX-Vendure-Hmac-Sha256: q+/=\r\n")),
		  "200");
	const auto got = pushes();
	ASSERT_THAT(got, SizeIs(1));
	EXPECT_EQ(got[0].shop, "shop-1");
	EXPECT_EQ(got[0].body, body);
	EXPECT_THAT(got[0].headers,
		    testing::Contains(std::pair<std::string, std::string>("x-vendure-hmac-sha256", "q+/=")));
}

TEST_F(PushReceiverTest, AnUnsignedPingIsTaken)
{
	open();
	EXPECT_EQ(statusOf(post("webhook_id=7", "/push/woo", "Content-Type: application/x-www-form-urlencoded\r\n")),
		  "200");
	EXPECT_THAT(pushes(), SizeIs(1));
}

TEST_F(PushReceiverTest, SaysWhatIsWrongWithARequest)
{
	open();
	EXPECT_EQ(statusOf("GET /push/shop-1 HTTP/1.1\r\nHost: x\r\n\r\n"), "405");
	EXPECT_EQ(statusOf("PUT /push/shop-1 HTTP/1.1\r\nHost: x\r\nContent-Length: 0\r\n\r\n"), "405");
	EXPECT_EQ(statusOf(post("{}", "/")), "404");
	EXPECT_EQ(statusOf(post("{}", "/push/")), "404");
	EXPECT_EQ(statusOf(post("{}", "/push/../etc/passwd")), "404");
	EXPECT_EQ(statusOf(post("{}", "/push/" + std::string(65, 'a'))), "404");
	EXPECT_EQ(statusOf(post("hello", "/push/shop-1", "Content-Type: text/html\r\n")), "415");
	EXPECT_EQ(statusOf(post("hello", "/push/shop-1", "")), "415");
	EXPECT_EQ(statusOf("\x16\x03\x01\x02 a TLS hello\r\n\r\n"), "400");
	EXPECT_THAT(pushes(), IsEmpty());
	EXPECT_EQ(statusOf(post("{}", "/push/unknown")), "404");
	EXPECT_EQ(statusOf(post("{}", "/push/busy")), "503");
}

TEST_F(PushReceiverTest, TakesChunkedBodies)
{
	open();
	EXPECT_EQ(statusOf("POST /push/a HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\n"
			   "Transfer-Encoding: chunked\r\n\r\n4\r\n{\"a\"\r\n3\r\n:1}\r\n0\r\n\r\n"),
		  "200");
	ASSERT_THAT(pushes(), SizeIs(1));
	EXPECT_EQ(pushes()[0].body, "{\"a\":1}");
}

TEST_F(PushReceiverTest, TakesOneAfterTheOtherOnAConnection)
{
	open();
	Client client(receiver->port());
	client.send(post("1") + post("2") + post("3", "/push/unknown") + post("4").substr(0, 40));
	client.read("no such shop");
	EXPECT_THAT(pushes(), SizeIs(3));
	client.send(post("4").substr(40));
	while (pushes().size() < 4 && !client.ended()) {
		client.readToEnd(Duration::ms(10));
	}
	ASSERT_THAT(pushes(), SizeIs(4));
	EXPECT_EQ(pushes()[3].body, "4");
}

TEST_F(PushReceiverTest, AWaitingClientIsToldToGoOn)
{
	open();
	Client client(receiver->port());
	const std::string request = post("{}", "/push/a", "Content-Type: application/json\r\nExpect: 100-continue\r\n");
	client.send(request.substr(0, request.size() - 2));
	EXPECT_THAT(client.read("\r\n\r\n"), StartsWith("HTTP/1.1 100"));
	client.send("{}");
	EXPECT_THAT(client.read("taken"), HasSubstr("HTTP/1.1 200"));
}

TEST_F(PushReceiverTest, OldClientsGetAnAnswerAndTheEnd)
{
	open();
	Client client(receiver->port());
	client.send("POST /push/a HTTP/1.0\r\nContent-Type: application/json\r\nContent-Length: 2\r\n\r\n{}");
	EXPECT_THAT(client.read("taken"), HasSubstr(" 200 "));
}

TEST_F(PushReceiverTest, AClientThatIsDoneIsLetGoAtOnce)
{
	open({.request = Duration::seconds(30)});
	for (const std::string &sent : {post("{}"), post("{}") + "POST /push/sh", post("{}").substr(0, 40)}) {
		Client client(receiver->port());
		client.send(sent);
		client.finish();
		const core::Instant before = app::now();
		EXPECT_THAT(client.readToEnd(), StartsWith("HTTP/1.1 "));
		EXPECT_TRUE(client.ended());
		EXPECT_LT(app::now() - before, Duration::seconds(5));
	}
}

TEST_F(PushReceiverTest, LimitsHeadAndBody)
{
	open({.headBytes = 2000, .bodyBytes = 1000});
	EXPECT_EQ(statusOf(post(std::string(1000, 'x'))), "200");
	EXPECT_EQ(statusOf(post(std::string(1001, 'x'))), "413");
	EXPECT_EQ(statusOf("POST /push/a HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\n"
			   "Content-Length: 99999999999\r\n\r\n"),
		  "413")
		<< "said before a byte of it came";
	EXPECT_EQ(statusOf("POST /push/a HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\n"
			   "Transfer-Encoding: chunked\r\n\r\n7d0\r\n" +
			   std::string(2000, 'x') + "\r\n0\r\n\r\n"),
		  "413");
	EXPECT_EQ(statusOf(post("{}", "/push/a", "X: " + std::string(2000, 'x') + "\r\n")), "431");
	EXPECT_THAT(pushes(), SizeIs(1));
}

TEST_F(PushReceiverTest, AMegabyteIsTakenAndOneByteMoreIsNot)
{
	open();
	EXPECT_EQ(statusOf(post(std::string(1 << 20, 'x'))), "200");
	EXPECT_EQ(statusOf(post(std::string((1 << 20) + 1, 'x'))), "413");
	EXPECT_THAT(pushes(), SizeIs(1));
}

TEST_F(PushReceiverTest, ARequestThatDripsIsCutOff)
{
	open({.request = Duration::ms(300)});
	Client slow(receiver->port());
	const std::string request = post("{}");
	const core::Instant before = app::now();
	std::size_t sent = 0;
	while (sent < request.size() - 1 && !slow.ended()) { // each byte comes in time, the whole does not
		slow.send(request.substr(sent++, 1));
		slow.readToEnd(Duration::ms(20));
	}
	EXPECT_TRUE(slow.ended());
	EXPECT_LT(app::now() - before, Duration::seconds(2));
	Client mute(receiver->port());
	mute.readToEnd();
	EXPECT_TRUE(mute.ended()) << "who says nothing goes as well";
	EXPECT_THAT(pushes(), IsEmpty());
}

TEST_F(PushReceiverTest, WhoOnlyWaitsCannotKeepOthersOut)
{
	open({.connections = 4});
	std::vector<std::unique_ptr<Client>> waiting;
	for (int client = 0; client < 20; ++client) {
		waiting.push_back(std::make_unique<Client>(receiver->port()));
		waiting.back()->send("POST /push/a HTTP/1.1\r\n");
	}
	EXPECT_EQ(statusOf(post("{}")), "200");
	waiting.front()->readToEnd();
	EXPECT_TRUE(waiting.front()->ended());
}

TEST_F(PushReceiverTest, StopsAtOnceWhateverClientsDo)
{
	open();
	std::vector<std::unique_ptr<Client>> clients;
	for (int client = 0; client < 30; ++client) {
		clients.push_back(std::make_unique<Client>(receiver->port()));
		clients.back()->send(post(std::string(100'000, 'x')).substr(0, 50'000));
	}
	EXPECT_EQ(statusOf(post("{}")), "200");
	const std::uint16_t port = receiver->port();
	const core::Instant before = app::now();
	receiver.reset();
	EXPECT_LT(app::now() - before, Duration::ms(100));
	for (const auto &client : clients) {
		client->readToEnd();
		EXPECT_TRUE(client->ended());
	}
	// The port is free again.
	net::PushReceiverOptions options;
	options.port = port;
	options.onPush = [](const PushRequest &) {
		return PushVerdict::Taken;
	};
	EXPECT_TRUE(PushReceiver::open(std::move(options)));
}

TEST_F(PushReceiverTest, APortThatIsTakenIsAnError)
{
	open();
	net::PushReceiverOptions options;
	options.port = receiver->port();
	const auto second = PushReceiver::open(options);
	ASSERT_FALSE(second);
	EXPECT_EQ(second.error().sentence.key, "Push.PortTaken");
	EXPECT_EQ(second.error().sentence.values[1].second, std::to_string(receiver->port()));
	options.port = 0;
	options.address = "shop.example";
	EXPECT_EQ(PushReceiver::open(options).error().sentence.key, "Push.BadAddress");
	options.address = "203.0.113.7"; // of nobody (RFC 5737)
	EXPECT_EQ(PushReceiver::open(options).error().sentence.key, "Push.CannotListen");
}
