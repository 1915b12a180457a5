#include "net/PushReceiver.hpp"

#include "net/PushConnection.hpp"

#include <boost/asio/io_context.hpp>
#include <boost/asio/ip/address.hpp>
#include <boost/asio/steady_timer.hpp>

#include <chrono>
#include <deque>
#include <exception>
#include <thread>
#include <tuple>
#include <utility>

namespace net {

namespace asio = boost::asio;
using asio::ip::tcp;
using Fault = boost::system::error_code;

class PushReceiver::Impl {
public:
	explicit Impl(PushReceiverOptions options) : options_(std::move(options)) {}

	~Impl()
	{
		context_.stop();
		if (thread_.joinable()) {
			thread_.join();
		}
	}

	Impl(const Impl &) = delete;
	Impl &operator=(const Impl &) = delete;

	core::Expected<void> open()
	{
		Fault fault;
		const auto address = asio::ip::make_address(options_.address, fault);
		if (fault) {
			return failure("Push.BadAddress", fault);
		}
		const tcp::endpoint place(address, options_.port);
		std::ignore = acceptor_.open(place.protocol(), fault);
#ifndef _WIN32 // where it would let two programs share the port
		if (!fault) {
			std::ignore = acceptor_.set_option(asio::socket_base::reuse_address(true), fault);
		}
#endif
		if (!fault) {
			std::ignore = acceptor_.bind(place, fault);
		}
		if (!fault) {
			std::ignore = acceptor_.listen(asio::socket_base::max_listen_connections, fault);
		}
		if (!fault) {
			port_ = acceptor_.local_endpoint(fault).port();
		}
		if (fault) {
			return failure(fault == asio::error::address_in_use ? "Push.PortTaken" : "Push.CannotListen",
				       fault);
		}
		accept();
		thread_ = std::thread([this] { run(); });
		return {};
	}

	std::uint16_t port() const { return port_; }

private:
	core::Expected<void> failure(const char *sentence, const Fault &fault) const
	{
		return core::fail({sentence, {{"address", options_.address}, {"port", std::to_string(options_.port)}}},
				  fault.message());
	}

	void run() noexcept
	{
		if (options_.onThread) {
			options_.onThread();
		}
		while (!ranToTheEnd()) {
		}
	}

	// False when memory ran out: that connection is lost, the others go on.
	bool ranToTheEnd() noexcept
	{
		try {
			context_.run();
			return true;
		} catch (const std::exception &) {
			return false;
		}
	}

	void accept()
	{
		acceptor_.async_accept([this](const Fault &fault, tcp::socket socket) {
			if (fault == asio::error::operation_aborted) {
				return;
			}
			if (fault) { // out of descriptors, for one
				acceptSoon();
				return;
			}
			accept(); // first: should memory run out below, the next one is taken all the same
			admit(std::move(socket));
		});
	}

	void acceptSoon()
	{
		pause_.expires_after(std::chrono::milliseconds(100));
		pause_.async_wait([this](const Fault &) { accept(); });
	}

	void admit(tcp::socket socket)
	{
		std::erase_if(connections_, [](const auto &connection) { return connection.expired(); });
		if (connections_.size() >= options_.limits.connections) {
			if (const auto oldest = connections_.front().lock()) {
				oldest->close();
			}
			connections_.pop_front();
		}
		const auto connection = std::make_shared<PushConnection>(std::move(socket), options_);
		connections_.push_back(connection);
		connection->start();
	}

	PushReceiverOptions options_;
	asio::io_context context_{1};
	tcp::acceptor acceptor_{context_};
	asio::steady_timer pause_{context_};
	std::deque<std::weak_ptr<PushConnection>> connections_; // the oldest first
	std::uint16_t port_ = 0;
	std::thread thread_;
};

core::Expected<std::unique_ptr<PushReceiver>> PushReceiver::open(PushReceiverOptions options)
{
	auto impl = std::make_unique<Impl>(std::move(options));
	return impl->open().transform([&] { return std::unique_ptr<PushReceiver>(new PushReceiver(std::move(impl))); });
}

PushReceiver::PushReceiver(std::unique_ptr<Impl> impl) : impl_(std::move(impl)) {}
PushReceiver::~PushReceiver() = default;

std::uint16_t PushReceiver::port() const
{
	return impl_->port();
}

} // namespace net
