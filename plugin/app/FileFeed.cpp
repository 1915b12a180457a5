#include "app/FileFeed.hpp"

#include "commerce/Confirmation.hpp"
#include "commerce/CsvFeed.hpp"
#include "commerce/FeedCharset.hpp"
#include "commerce/JsonFeed.hpp"

#include <algorithm>
#include <fstream>
#include <string>
#include <utility>

namespace app {

namespace {

bool hasCsvEnding(const std::filesystem::path &path)
{
	std::u8string ending = path.extension().u8string();
	std::ranges::transform(ending, ending.begin(), [](char8_t c) {
		return c >= u8'A' && c <= u8'Z' ? static_cast<char8_t>(c - u8'A' + u8'a') : c;
	});
	return ending == u8".csv" || ending == u8".tsv";
}

} // namespace

FileFeed::FileFeed(std::filesystem::path path, commerce::FeedMapping mapping)
	: path_(std::move(path)), mapping_(std::move(mapping)), isCsv_(hasCsvEnding(path_))
{
}

std::vector<core::Expected<commerce::ShopUpdate>> FileFeed::tick(core::Instant now)
{
	News news;
	if (now >= nextLookAt_) {
		nextLookAt_ = now + kLookEvery;
		look(now, news);
		speak(now, news);
	}
	return news;
}

void FileFeed::look(core::Instant now, News &news)
{
	const auto stamp = FileStamp::of(path_);
	if (!stamp) {
		seen_.reset();
		read_.reset();
		noteFault(stamp.error(), now);
		return;
	}
	if (seen_ != *stamp) {
		if (!seen_ || seen_ == read_) {
			changingSince_ = now;
		}
		seen_ = *stamp;
		if (now - changingSince_ < kPatience) {
			return;
		}
		// It never rests: then what is there now is read.
	}
	if (read_ != seen_ || now >= readAgainAt_) {
		read(now, news);
	}
}

void FileFeed::read(core::Instant now, News &news)
{
	const bool changed = read_ != seen_;
	auto update = readFile();
	read_ = seen_;
	readAgainAt_ = changed ? now + kReadAgainAfter : core::Instant::never();
	if (!update) {
		noteFault(std::move(update.error()), now);
		readAgainAt_ = std::min(readAgainAt_, changed ? faultSince_ + kPatience : core::Instant::never());
		return;
	}
	fault_.reset();
	spokenFault_ = {};
	confirmation_ = commerce::confirmationOf(*update);
	nextWordAt_ = now + kSpeakEvery;
	news.push_back(std::move(*update));
}

// Confirms the numbers while the file is as it was, or says what is wrong with it.
void FileFeed::speak(core::Instant now, News &news)
{
	if (now < nextWordAt_) {
		return;
	}
	if (fault_) {
		// Where nothing was good yet, a missing file is a wrong path and not somebody who replaces it.
		const bool sure = now - faultSince_ >= kPatience || (!confirmation_ && !seen_);
		if (sure) {
			spokenFault_ = fault_->sentence;
			news.push_back(std::unexpected(*fault_));
			nextWordAt_ = now + kSpeakEvery;
		}
	} else if (confirmation_ && seen_ == read_) {
		news.push_back(*confirmation_);
		nextWordAt_ = now + kSpeakEvery;
	}
}

ShopConnection FileFeed::connection(core::Instant) const
{
	if (!spokenFault_.empty()) {
		return {ConnectionLight::Refused, spokenFault_, {}};
	}
	return {confirmation_ ? ConnectionLight::Ok : ConnectionLight::Waiting, {}, {}};
}

void FileFeed::noteFault(core::Error fault, core::Instant now)
{
	if (!fault_) {
		faultSince_ = now;
	}
	fault_ = std::move(fault);
}

core::Expected<commerce::ShopUpdate> FileFeed::readFile() const
{
	const std::u8string name = path_.u8string();
	const std::pair<std::string, std::string> file{"file", std::string(name.begin(), name.end())};
	std::ifstream stream(path_, std::ios::binary);
	std::string text;
	char block[1 << 16];
	while (stream.read(block, sizeof(block)) || stream.gcount() > 0) {
		text.append(block, static_cast<std::size_t>(stream.gcount()));
		if (text.size() > static_cast<std::size_t>(kMaxSize.bytes())) {
			return core::fail(
				{"Shop.FileTooLarge", {file, {"limit", std::to_string(kMaxSize.bytes() >> 20)}}});
		}
	}
	if (!stream.eof() || stream.bad()) {
		return core::fail({"Shop.FileUnreadable", {file}});
	}
	return commerce::asUtf8(std::move(text)).and_then([this](const std::string &utf8) {
		return isCsv_ ? commerce::readCsvFeed(utf8, mapping_) : commerce::readJsonFeed(utf8, mapping_);
	});
}

} // namespace app
