#pragma once

#include "core/Error.hpp"
#include "net/HttpMessage.hpp"

#include <curl/curl.h>

#include <chrono>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

namespace net {

// One request on its way: a libcurl easy handle and what it has brought so far. Owned by HttpClient, on its thread;
// does not move in memory, because libcurl holds its address.
class Transfer {
public:
	// `request` must have passed `check`.
	explicit Transfer(HttpRequest request);
	Transfer(const Transfer &) = delete;
	Transfer &operator=(const Transfer &) = delete;

	CURL *handle() const { return easy_.get(); }

	// How it ended. Nothing: it is to be sent again, to where the server redirected it.
	std::optional<core::Expected<HttpResponse>> finish(CURLcode result);

private:
	static std::size_t onHeader(char *data, std::size_t size, std::size_t count, void *self) noexcept;
	static std::size_t onBody(char *data, std::size_t size, std::size_t count, void *self) noexcept;

	void addHeader(const std::string &line);
	void aim();
	void takeHeader(std::string_view line);
	bool takeBody(std::string_view bytes);
	core::Expected<bool> redirect();
	core::Duration brokenLimit() const;
	core::Error failure(CURLcode result) const;

	struct Closer {
		void operator()(CURL *easy) const { curl_easy_cleanup(easy); }
		void operator()(curl_slist *list) const { curl_slist_free_all(list); }
	};

	HttpRequest request_;
	std::chrono::steady_clock::time_point deadline_;
	std::unique_ptr<curl_slist, Closer> headers_;
	std::unique_ptr<CURL, Closer> easy_; // goes first: it points to the others
	HttpResponse response_;
	bool tooLarge_ = false;
	int redirects_ = 0;
};

} // namespace net
