#include "net/HttpClient.hpp"

#include "net/Transfer.hpp"

#include <curl/curl.h>

#include <algorithm>
#include <new>
#include <unordered_map>
#include <vector>

namespace net {

namespace {

// libcurl counts these calls, so that OBS's own use of it goes on when ours ends.
class CurlGlobal {
public:
	CurlGlobal() { curl_global_init(CURL_GLOBAL_DEFAULT); }
	~CurlGlobal() { curl_global_cleanup(); }
	CurlGlobal(const CurlGlobal &) = delete;
	CurlGlobal &operator=(const CurlGlobal &) = delete;
};

} // namespace

class HttpClient::Impl {
public:
	Impl() : multi_(curl_multi_init())
	{
		if (!multi_) {
			throw std::bad_alloc();
		}
	}

	~Impl()
	{
		cancelAll();
		curl_multi_cleanup(multi_);
	}

	Impl(const Impl &) = delete;
	Impl &operator=(const Impl &) = delete;

	RequestId start(HttpRequest request, Callback callback)
	{
		const RequestId id{++lastId_};
		Entry entry{nullptr, std::move(callback), {}};
		if (auto usable = check(request); !usable) {
			entry.refusal = usable.error();
			refused_.push_back(id);
		} else {
			entry.transfer = std::make_unique<Transfer>(std::move(request));
			add(*entry.transfer, id);
		}
		entries_.emplace(id, std::move(entry));
		return id;
	}

	void cancel(RequestId id)
	{
		const auto found = entries_.find(id);
		if (found == entries_.end()) {
			return;
		}
		if (found->second.transfer) {
			remove(*found->second.transfer);
		}
		entries_.erase(found);
	}

	void cancelAll()
	{
		while (!entries_.empty()) {
			cancel(entries_.begin()->first);
		}
	}

	void run(core::Duration maxWait)
	{
		if (work()) {
			return;
		}
		const auto wait = std::clamp<std::int64_t>(maxWait.ms(), 0, 60'000);
		curl_multi_poll(multi_, nullptr, 0, static_cast<int>(wait), nullptr);
		work();
	}

	void wakeup() { curl_multi_wakeup(multi_); }

private:
	struct Entry {
		std::unique_ptr<Transfer> transfer; // null when refused
		Callback callback;
		core::Error refusal;
	};

	void add(Transfer &transfer, RequestId id)
	{
		ids_[transfer.handle()] = id;
		curl_multi_add_handle(multi_, transfer.handle());
	}

	void remove(Transfer &transfer)
	{
		curl_multi_remove_handle(multi_, transfer.handle());
		ids_.erase(transfer.handle());
	}

	// Moves bytes and calls back; whether anything was called back.
	bool work()
	{
		int running = 0;
		curl_multi_perform(multi_, &running);
		// First all that ended, then the callbacks, which may start and cancel others.
		std::vector<std::pair<RequestId, CURLcode>> ended;
		int left = 0;
		while (const CURLMsg *message = curl_multi_info_read(multi_, &left)) {
			if (message->msg == CURLMSG_DONE) {
				ended.emplace_back(ids_.at(message->easy_handle), message->data.result);
			}
		}
		bool called = false;
		for (const RequestId id : std::exchange(refused_, {})) {
			if (auto entry = entries_.extract(id)) {
				entry.mapped().callback(std::unexpected(std::move(entry.mapped().refusal)));
				called = true;
			}
		}
		for (const auto &[id, result] : ended) {
			called = end(id, result) || called;
		}
		return called;
	}

	bool end(RequestId id, CURLcode result)
	{
		const auto found = entries_.find(id);
		if (found == entries_.end()) {
			return false; // cancelled by a callback just before
		}
		Transfer &transfer = *found->second.transfer;
		remove(transfer);
		auto outcome = transfer.finish(result);
		if (!outcome) {
			add(transfer, id);
			return false;
		}
		const auto entry = entries_.extract(found);
		entry.mapped().callback(std::move(*outcome));
		return true;
	}

	CurlGlobal global_;
	CURLM *multi_;
	std::uint64_t lastId_ = 0;
	std::unordered_map<RequestId, Entry> entries_;
	std::unordered_map<CURL *, RequestId> ids_;
	std::vector<RequestId> refused_;
};

HttpClient::HttpClient() : impl_(std::make_unique<Impl>()) {}
HttpClient::~HttpClient() = default;

HttpClient::RequestId HttpClient::start(HttpRequest request, Callback callback)
{
	return impl_->start(std::move(request), std::move(callback));
}

void HttpClient::cancel(RequestId id)
{
	impl_->cancel(id);
}

void HttpClient::cancelAll()
{
	impl_->cancelAll();
}

void HttpClient::run(core::Duration maxWait)
{
	impl_->run(maxWait);
}

void HttpClient::wakeup()
{
	impl_->wakeup();
}

} // namespace net
