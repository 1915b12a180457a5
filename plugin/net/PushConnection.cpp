#include "net/PushConnection.hpp"

#include <boost/beast/core/string.hpp>
#include <boost/beast/http/empty_body.hpp>
#include <boost/beast/http/read.hpp>
#include <boost/beast/http/write.hpp>

#include <algorithm>
#include <tuple>
#include <utility>

namespace net {

namespace beast = boost::beast;
namespace http = boost::beast::http;

namespace {

constexpr std::string_view kPath = "/push/";
constexpr std::size_t kLongestShop = 64;

bool isShopCharacter(char c)
{
	return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '-' || c == '_' ||
	       c == '.';
}

// The shop that a target names; empty when it names none.
std::string_view shopOf(std::string_view target)
{
	target = target.substr(0, target.find('?'));
	if (!target.starts_with(kPath)) {
		return {};
	}
	target.remove_prefix(kPath.size());
	return target.size() <= kLongestShop && std::ranges::all_of(target, isShopCharacter) ? target
											     : std::string_view();
}

// What shops send news as, and one their pings.
bool isKnownType(std::string_view type)
{
	constexpr std::string_view kTypes[] = {"application/json", "application/x-www-form-urlencoded", "text/xml",
					       "application/xml"};
	type = type.substr(0, type.find_first_of("; \t"));
	return std::ranges::any_of(kTypes, [&](std::string_view known) { return beast::iequals(type, known); });
}

http::status statusOf(PushVerdict verdict)
{
	switch (verdict) {
	case PushVerdict::Taken:
		return http::status::ok;
	case PushVerdict::NoSuchShop:
		return http::status::not_found;
	case PushVerdict::Busy:
		break;
	}
	return http::status::service_unavailable;
}

http::status statusOf(const beast::error_code &fault)
{
	if (fault == http::error::body_limit) {
		return http::status::payload_too_large;
	}
	return fault == http::error::header_limit ? http::status::request_header_fields_too_large
						  : http::status::bad_request;
}

// Whether this is about what the client wrote, and not about its connection.
bool isBadHttp(const beast::error_code &fault)
{
	return fault.category() == http::make_error_code(http::error::bad_method).category();
}

// What the shop's operator reads in its log.
std::string_view wordsFor(http::status status)
{
	switch (status) {
	case http::status::ok:
		return "taken\n";
	case http::status::not_found:
		return "no such shop: push to /push/<shop id> as shown in LiveShelf's settings\n";
	case http::status::method_not_allowed:
		return "send it with POST\n";
	case http::status::unsupported_media_type:
		return "send JSON, XML or a form, with its Content-Type\n";
	case http::status::payload_too_large:
	case http::status::request_header_fields_too_large:
		return "too large\n";
	case http::status::service_unavailable:
		return "too many at once: try again\n";
	default:
		return "not a request\n";
	}
}

} // namespace

PushConnection::PushConnection(boost::asio::ip::tcp::socket socket, const PushReceiverOptions &options)
	: stream_(std::move(socket)), options_(options),
	  buffer_(options.limits.headBytes + (64U << 10)) // read ahead a little beyond a head
{
}

void PushConnection::close()
{
	beast::error_code ignored;
	std::ignore = stream_.socket().close(ignored);
}

void PushConnection::readHead()
{
	parser_.emplace();
	parser_->header_limit(options_.limits.headBytes);
	parser_->body_limit(options_.limits.bodyBytes);
	// For the head and the body together: it is not set again before the answer.
	stream_.expires_after(options_.limits.request.chrono());
	http::async_read_header(stream_, buffer_, *parser_,
				[self = shared_from_this()](Fault fault, std::size_t) { self->onHead(fault); });
}

void PushConnection::onHead(Fault fault)
{
	atEnd_ = fault == http::error::partial_message;
	if (fault == http::error::end_of_stream) {
		return; // the client has gone
	}
	if (isBadHttp(fault)) {
		answer(statusOf(fault), false);
	} else if (fault) {
		return; // gone, or too slow
	} else if (const auto status = refusal()) {
		answer(*status, false);
	} else {
		readBody();
	}
}

// Why the body need not be read.
std::optional<http::status> PushConnection::refusal() const
{
	const auto &head = parser_->get();
	if (shopOf(head.target()).empty()) {
		return http::status::not_found;
	}
	if (head.method() != http::verb::post) {
		return http::status::method_not_allowed;
	}
	if (!isKnownType(head[http::field::content_type])) {
		return http::status::unsupported_media_type;
	}
	return std::nullopt;
}

void PushConnection::readBody()
{
	const auto read = [self = shared_from_this()] {
		http::async_read(self->stream_, self->buffer_, *self->parser_,
				 [self](Fault fault, std::size_t) { self->onBody(fault); });
	};
	if (!beast::iequals(parser_->get()[http::field::expect], "100-continue")) {
		read();
		return;
	}
	const auto goOn = std::make_shared<http::response<http::empty_body>>(http::status::continue_, 11);
	http::async_write(stream_, *goOn, [goOn, read](Fault fault, std::size_t) {
		if (!fault) {
			read();
		}
	});
}

void PushConnection::onBody(Fault fault)
{
	atEnd_ = fault == http::error::partial_message;
	if (isBadHttp(fault)) {
		answer(statusOf(fault), false);
	} else if (!fault) {
		const bool goOn = parser_->get().keep_alive();
		answer(statusOf(options_.onPush(takeRequest())), goOn);
	}
}

PushRequest PushConnection::takeRequest()
{
	auto message = parser_->release();
	PushRequest request{std::string(shopOf(message.target())), {}, std::move(message.body())};
	for (const auto &field : message) {
		std::string name(field.name_string());
		std::ranges::transform(name, name.begin(), [](char c) {
			return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
		});
		request.headers.emplace_back(std::move(name), field.value());
	}
	return request;
}

void PushConnection::answer(Status status, bool goOn)
{
	response_ = std::make_shared<http::response<http::string_body>>(status, 11);
	response_->set(http::field::content_type, "text/plain");
	if (status == Status::method_not_allowed) {
		response_->set(http::field::allow, "POST");
	}
	response_->body() = wordsFor(status);
	response_->keep_alive(goOn);
	response_->prepare_payload();
	stream_.expires_after(options_.limits.request.chrono());
	http::async_write(stream_, *response_, [self = shared_from_this(), goOn](Fault fault, std::size_t) {
		if (fault) {
			return;
		}
		if (goOn) {
			self->readHead();
		} else {
			beast::error_code ignored;
			std::ignore = self->stream_.socket().shutdown(boost::asio::socket_base::shutdown_send, ignored);
			if (!self->atEnd_) { // no event would come any more
				self->hangUp();
			}
		}
	});
}

// Takes what is still on its way, because closing before would take the answer from the client too. The time limit of
// the answer goes on.
void PushConnection::hangUp()
{
	stream_.async_read_some(boost::asio::buffer(rest_), [self = shared_from_this()](Fault fault, std::size_t) {
		if (!fault) {
			self->hangUp();
		}
	});
}

} // namespace net
