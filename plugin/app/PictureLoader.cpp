#include "app/PictureLoader.hpp"

#include "app/Clock.hpp"

#include <algorithm>
#include <exception>
#include <utility>

namespace app {

namespace {

constexpr core::Duration kIdleWait = core::Duration::seconds(60);
constexpr std::size_t kLongestAddress = 8192; // servers refuse longer ones
constexpr std::size_t kMostComplaints = 20;
// What Qt reads everywhere first: servers that have a picture in several formats choose by this.
constexpr const char *kAccept = "image/png, image/jpeg, image/gif, image/webp;q=0.8, */*;q=0.1";

net::HttpRequest requestFor(const std::string &url, const net::HttpLimits &limits)
{
	net::HttpRequest request;
	request.url = url;
	request.headers = {{"Accept", kAccept}};
	request.limits = limits;
	request.isPublic = true; // shops send on to where their pictures are
	return request;
}

bool canBeGot(const std::string &url)
{
	return url.size() <= kLongestAddress && net::check(requestFor(url, {})).has_value();
}

} // namespace

PictureLoader::PictureLoader(std::filesystem::path folder, core::Log log, PictureTuning tuning)
	: tuning_(std::move(tuning)), log_(std::move(log)),
	  disk_(std::move(folder), tuning_.disk, tuning_.limits.body, log_), cache_(tuning_.memory),
	  wants_(tuning_.mostWanted, tuning_.random ? tuning_.random : net::machineRandom(), tuning_.backoff)
{
}

std::shared_ptr<const overlay::PictureFile> PictureLoader::find(const std::string &url)
{
	std::shared_ptr<const overlay::PictureFile> file;
	bool isNew = false;
	{
		const std::lock_guard guard(mutex_);
		if (const KeptPicture *kept = cache_.find(url)) {
			file = kept->file;
			if (kept->isFresh(wallNow(), tuning_.freshFor)) {
				return file;
			}
		} else if (!canBeGot(url)) {
			return nullptr;
		}
		isNew = wants_.ask(url, now());
	}
	if (isNew) {
		client_.wakeup();
	}
	return file;
}

void PictureLoader::setOnArrival(std::function<void()> told)
{
	const std::lock_guard guard(telling_);
	if (!ending_) {
		onArrival_ = std::move(told);
	}
}

void PictureLoader::run() noexcept
{
	while (!ending_) {
		// Nothing here throws by design; should it (no memory), the next picture is tried.
		try {
			round();
		} catch (const std::exception &problem) {
			log_(core::LogLevel::Warning, std::string("pictures: ") + problem.what());
		}
	}
	client_.cancelAll();
}

void PictureLoader::end() noexcept
{
	ending_ = true;
	client_.wakeup();
	const std::lock_guard guard(telling_);
	onArrival_ = nullptr;
}

void PictureLoader::round()
{
	while (!ending_ && startNext()) {
	}
	core::Duration wait = kIdleWait;
	{
		const std::lock_guard guard(mutex_);
		if (wants_.underWay() < tuning_.atOnce) {
			const core::Instant next = wants_.nextAt();
			const core::Instant present = now();
			wait = next > present ? std::min(wait, next - present) : core::Duration::zero();
		}
	}
	if (!ending_) {
		client_.run(wait);
	}
}

// Whether there was one to start.
bool PictureLoader::startNext()
{
	std::optional<std::string> url;
	{
		const std::lock_guard guard(mutex_);
		if (wants_.underWay() < tuning_.atOnce) {
			url = wants_.take(now());
		}
	}
	if (!url) {
		return false;
	}
	try {
		load(*url);
	} catch (const std::exception &problem) { // no memory
		onFailed(*url, problem.what());
	}
	return true;
}

void PictureLoader::load(const std::string &url)
{
	std::optional<KeptPicture> known;
	{
		const std::lock_guard guard(mutex_);
		if (const KeptPicture *kept = cache_.find(url)) {
			known = *kept;
		}
	}
	if (!known) {
		known = disk_.read(url);
		if (known) { // an old one is better than none
			keep(url, *known);
			tell();
		}
	}
	if (known && known->isFresh(wallNow(), tuning_.freshFor)) {
		const std::lock_guard guard(mutex_);
		wants_.onDone(url);
		return;
	}
	fetch(url, std::move(known));
}

void PictureLoader::fetch(const std::string &url, std::optional<KeptPicture> known)
{
	net::HttpRequest request = requestFor(url, tuning_.limits);
	if (known && !known->etag.empty()) {
		request.headers.emplace_back("If-None-Match", known->etag);
	}
	client_.start(std::move(request),
		      [this, url, known = std::move(known)](core::Expected<net::HttpResponse> answer) {
			      try {
				      onAnswer(url, known, std::move(answer));
			      } catch (const std::exception &problem) { // no memory
				      onFailed(url, problem.what());
			      }
		      });
}

void PictureLoader::onAnswer(const std::string &url, const std::optional<KeptPicture> &known,
			     core::Expected<net::HttpResponse> answer)
{
	if (!answer) {
		return onFailed(url, answer.error().detail);
	}
	const bool unchanged = answer->status == 304 && known;
	if (!unchanged && answer->status != 200) {
		return onFailed(url, "status " + std::to_string(answer->status), answer->retryAfter());
	}
	if (!unchanged && !beginsAsPicture(answer->body)) {
		return onFailed(url, "no PNG, JPEG, GIF or WebP");
	}
	const bool same = unchanged || (known && known->file->bytes == answer->body);
	KeptPicture picture;
	picture.etag = answer->header("etag").value_or(unchanged ? known->etag : "");
	picture.file = same ? known->file : std::make_shared<overlay::PictureFile>(std::move(answer->body));
	picture.checkedAt = wallNow();
	keep(url, picture);
	{
		const std::lock_guard guard(mutex_);
		wants_.onDone(url);
	}
	if (!same) {
		tell();
	}
	disk_.write(url, picture);
}

void PictureLoader::keep(const std::string &url, const KeptPicture &picture)
{
	const std::lock_guard guard(mutex_);
	cache_.put(url, picture);
}

void PictureLoader::onFailed(const std::string &url, const std::string &why, std::optional<core::Duration> retryAfter)
{
	{
		const std::lock_guard guard(mutex_);
		wants_.onFailed(url, now(), retryAfter);
	}
	// The host only: an address may let people in.
	const std::string host = net::hostOf(url);
	if (complained_.size() < kMostComplaints && complained_.insert(host).second) {
		log_(core::LogLevel::Warning, "pictures: " + host + " does not give one: " + why);
	}
}

void PictureLoader::tell()
{
	const std::lock_guard guard(telling_);
	if (onArrival_ && !ending_) {
		onArrival_();
	}
}

} // namespace app
