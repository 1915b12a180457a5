#include "app/PictureCache.hpp"

#include <iterator>
#include <utility>

namespace app {

namespace {

constexpr std::size_t kOverhead = 512; // of an entry, so that many tiny pictures are bounded too

} // namespace

const KeptPicture *PictureCache::find(const std::string &url)
{
	const auto place = places_.find(url);
	if (place == places_.end()) {
		return takeBack(url);
	}
	entries_.splice(entries_.begin(), entries_, place->second);
	return &place->second->second;
}

void PictureCache::put(const std::string &url, KeptPicture picture)
{
	if (const auto before = places_.find(url); before != places_.end()) {
		drop(before->second);
	}
	lent_.erase(url);
	entries_.emplace_front(url, std::move(picture));
	places_[url] = entries_.begin();
	bytes_ = bytes_ + weightOf(entries_.front());
	while (bytes_ > limit_ && entries_.size() > 1) {
		const auto oldest = std::prev(entries_.end());
		lend(*oldest);
		drop(oldest);
	}
}

void PictureCache::lend(const Entry &entry)
{
	const auto &[url, picture] = entry;
	if (picture.file.use_count() > 1) {
		std::erase_if(lent_, [](const auto &lent) { return lent.second.file.expired(); });
		lent_[url] = {picture.file, picture.etag, picture.checkedAt};
	}
}

const KeptPicture *PictureCache::takeBack(const std::string &url)
{
	const auto found = lent_.find(url);
	auto file = found == lent_.end() ? nullptr : found->second.file.lock();
	if (!file) {
		return nullptr;
	}
	put(url, {std::move(file), found->second.etag, found->second.checkedAt});
	return find(url);
}

core::ByteCount PictureCache::weightOf(const Entry &entry)
{
	return core::ByteCount::bytes(
		static_cast<std::int64_t>(entry.second.file->bytes.size() + 2 * entry.first.size() + kOverhead));
}

void PictureCache::drop(Entries::iterator entry)
{
	bytes_ = bytes_ - weightOf(*entry);
	places_.erase(entry->first);
	entries_.erase(entry);
}

} // namespace app
