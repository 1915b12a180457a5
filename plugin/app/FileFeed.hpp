#pragma once

#include "app/FileStamp.hpp"
#include "app/ShopFeed.hpp"
#include "commerce/ShopSettings.hpp"
#include "core/ByteCount.hpp"

#include <filesystem>
#include <optional>

namespace app {

// A shop whose whole stock is a file that another program or a person writes: CSV (.csv, .tsv) or JSON (anything else).
//
// Looks four times a second whether the file is another one. A file that somebody is still writing is not believed: it
// is read when two looks in a row found it the same, and a mistake in it, or its absence, is trouble only when it
// lasts. Owned and called by the shop loop.
class FileFeed : public ShopFeed {
public:
	static constexpr core::Duration kLookEvery =
		core::Duration::ms(250); // a change is on screen within half a second
	static constexpr core::Duration kPatience =
		core::Duration::seconds(2); // for whoever is writing or replacing it
	static constexpr core::Duration kSpeakEvery = core::Duration::seconds(1);
	// FAT keeps times to two seconds: a second change within that could look like none, so one more read follows.
	static constexpr core::Duration kReadAgainAfter = core::Duration::seconds(3);
	static constexpr core::ByteCount kMaxSize = core::ByteCount::bytes(16 << 20);

	FileFeed(std::filesystem::path path, commerce::FeedMapping mapping);

	std::vector<core::Expected<commerce::ShopUpdate>> tick(core::Instant now) override;
	ShopConnection connection(core::Instant now) const override;

private:
	using News = std::vector<core::Expected<commerce::ShopUpdate>>;

	void look(core::Instant now, News &news);
	void read(core::Instant now, News &news);
	void speak(core::Instant now, News &news);
	void noteFault(core::Error fault, core::Instant now);
	core::Expected<commerce::ShopUpdate> readFile() const;

	std::filesystem::path path_;
	commerce::FeedMapping mapping_;
	bool isCsv_ = false;

	core::Instant nextLookAt_, nextWordAt_, changingSince_;
	core::Instant readAgainAt_ = core::Instant::never();
	std::optional<FileStamp> seen_; // at the last look
	std::optional<FileStamp> read_; // of the content that was read last, good or bad
	std::optional<core::Error> fault_;
	core::Instant faultSince_;
	core::Message spokenFault_;                        // what the person was told; empty: all is well
	std::optional<commerce::ShopUpdate> confirmation_; // of the last good content
};

} // namespace app
