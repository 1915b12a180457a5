#pragma once

#include "net/PushReceiver.hpp"

#include <boost/asio/ip/tcp.hpp>
#include <boost/beast/core/flat_buffer.hpp>
#include <boost/beast/core/tcp_stream.hpp>
#include <boost/beast/http/message.hpp>
#include <boost/beast/http/parser.hpp>
#include <boost/beast/http/string_body.hpp>

#include <array>
#include <memory>
#include <optional>

namespace net {

// One client of the PushReceiver, on its thread: reads a request, answers it, and reads the next one. Keeps itself
// alive while something is under way. `options` must outlive it.
class PushConnection : public std::enable_shared_from_this<PushConnection> {
public:
	PushConnection(boost::asio::ip::tcp::socket socket, const PushReceiverOptions &options);

	void start() { readHead(); }
	// Breaks off whatever is under way.
	void close();

private:
	using Status = boost::beast::http::status;
	using Fault = boost::beast::error_code;

	void readHead();
	void onHead(Fault fault);
	void readBody();
	void onBody(Fault fault);
	std::optional<Status> refusal() const;
	PushRequest takeRequest();
	void answer(Status status, bool goOn);
	void hangUp();

	boost::beast::tcp_stream stream_;
	const PushReceiverOptions &options_;
	boost::beast::flat_buffer buffer_;
	std::optional<boost::beast::http::request_parser<boost::beast::http::string_body>> parser_;
	std::shared_ptr<boost::beast::http::response<boost::beast::http::string_body>> response_;
	bool atEnd_ = false; // the client has sent its last byte
	std::array<char, 4096> rest_{};
};

} // namespace net
