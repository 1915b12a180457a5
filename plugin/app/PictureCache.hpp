#pragma once

#include "app/KeptPicture.hpp"
#include "core/ByteCount.hpp"

#include <list>
#include <memory>
#include <string>
#include <unordered_map>
#include <utility>

namespace app {

// Pictures in memory by their address, up to a number of bytes: those that were used last stay. One that had to go is
// still found as long as somebody else holds it, so that more than fits on one screen is not read over and over.
//
// Not thread-safe; app::PictureLoader guards it.
class PictureCache {
public:
	explicit PictureCache(core::ByteCount limit) : limit_(limit) {}

	// Counts as use. Null: not here. The pointer holds until the next `put`.
	const KeptPicture *find(const std::string &url);
	// Replaces what was kept for this address.
	void put(const std::string &url, KeptPicture picture);

	core::ByteCount bytes() const { return bytes_; }

private:
	using Entry = std::pair<std::string, KeptPicture>;
	using Entries = std::list<Entry>;

	// What went from here and is held elsewhere.
	struct Lent {
		std::weak_ptr<const overlay::PictureFile> file;
		std::string etag;
		core::WallTime checkedAt;
	};

	static core::ByteCount weightOf(const Entry &entry);
	void lend(const Entry &entry);
	const KeptPicture *takeBack(const std::string &url);
	void drop(Entries::iterator entry);

	const core::ByteCount limit_;
	core::ByteCount bytes_;
	Entries entries_; // last used first
	std::unordered_map<std::string, Entries::iterator> places_;
	std::unordered_map<std::string, Lent> lent_;
};

} // namespace app
