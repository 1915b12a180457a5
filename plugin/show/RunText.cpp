#include "show/RunText.hpp"

#include "commerce/CsvTable.hpp"

#include <algorithm>
#include <charconv>
#include <format>
#include <optional>
#include <utility>

namespace show {

namespace {

constexpr std::size_t kShownBytes = 60; // of what is quoted in a sentence

std::string trimmed(const std::string &text)
{
	const auto first = text.find_first_not_of(" \t");
	const auto last = text.find_last_not_of(" \t");
	return first == std::string::npos ? std::string() : text.substr(first, last - first + 1);
}

std::string lower(std::string text)
{
	std::ranges::transform(text, text.begin(), [](char sign) {
		return sign >= 'A' && sign <= 'Z' ? static_cast<char>(sign - 'A' + 'a') : sign;
	});
	return text;
}

// Cut between characters of UTF-8.
std::string quoted(std::string text)
{
	if (text.size() > kShownBytes) {
		std::size_t end = kShownBytes;
		while (end > 0 && (static_cast<unsigned char>(text[end]) & 0xC0) == 0x80) {
			--end;
		}
		text = text.substr(0, end) + "…";
	}
	return text;
}

// As Chinese keyboards type them.
std::string withPlainCommas(std::string_view text)
{
	constexpr std::string_view kWide = "，";
	std::string plain;
	while (!text.empty()) {
		const bool wide = text.starts_with(kWide);
		plain += wide ? ',' : text.front();
		text.remove_prefix(wide ? kWide.size() : 1);
	}
	return plain;
}

std::optional<std::int64_t> minutesIn(const std::string &text)
{
	std::int64_t minutes = 0;
	const char *end = text.data() + text.size();
	const auto [read, error] = std::from_chars(text.data(), end, minutes);
	const bool good = error == std::errc() && read == end && minutes >= 1 && minutes <= RunEntry::kMostMinutes;
	return good ? std::optional(minutes) : std::nullopt;
}

core::Message problem(const char *key, std::size_t line, const std::string &what)
{
	return {key,
		{{"line", std::to_string(line)},
		 {"what", quoted(what)},
		 {"most", std::to_string(RunEntry::kMostMinutes)}},
		{}};
}

class Reader {
public:
	Reader(RunText &into, const std::function<bool(const std::string &)> &isKnown) : into_(into), isKnown_(isKnown)
	{
	}

	void take(const commerce::CsvRow &row)
	{
		std::vector<std::string> fields;
		std::ranges::transform(row.fields, std::back_inserter(fields), trimmed);
		fields.resize(std::max<std::size_t>(fields.size(), 3));
		const bool header = std::exchange(first_, false) && lower(fields[0]) == "sku" && !isKnown_(fields[0]);
		if (header || std::ranges::all_of(fields, &std::string::empty)) {
			return;
		}
		RunEntry entry{fields[0]};
		if (entry.sku.empty()) {
			return refuse("Run.Text.NoSku", row.line, fields[1]);
		}
		if (!isKnown_(entry.sku)) {
			return refuse("Run.Text.UnknownSku", row.line, entry.sku);
		}
		if (const auto minutes = minutesIn(fields[1]); minutes) {
			entry.minutes = *minutes;
		} else if (!fields[1].empty()) {
			return refuse("Run.Text.BadMinutes", row.line, fields[1]);
		}
		entry.allVariants = lower(fields[2]) == "all";
		if (!fields[2].empty() && !entry.allVariants) {
			return refuse("Run.Text.BadThird", row.line, fields[2]);
		}
		into_.entries.push_back(std::move(entry));
	}

	void refuse(const char *key, std::size_t line, const std::string &what)
	{
		into_.problems.push_back(problem(key, line, what));
	}

private:
	RunText &into_;
	const std::function<bool(const std::string &)> &isKnown_;
	bool first_ = true;
};

std::string field(const std::string &text)
{
	if (text.find_first_of(",;\t\"\r\n") == std::string::npos) {
		return text;
	}
	std::string quotedText = "\"";
	for (const char sign : text) {
		quotedText += sign == '"' ? "\"\"" : std::string(1, sign);
	}
	return quotedText + '"';
}

} // namespace

RunText readRunText(std::string_view text, const std::function<bool(const std::string &sku)> &isKnown)
{
	constexpr std::string_view kByteOrderMark = "\xEF\xBB\xBF";
	if (text.starts_with(kByteOrderMark)) {
		text.remove_prefix(kByteOrderMark.size());
	}
	RunText read;
	Reader reader(read, isKnown);
	const std::string plain = withPlainCommas(text);
	commerce::CsvTable table(plain);
	commerce::CsvRow row;
	for (auto more = table.next(row);; more = table.next(row)) {
		if (!more) {
			read.problems.push_back(more.error().sentence);
			break;
		}
		if (!*more) {
			break;
		}
		reader.take(row);
	}
	if (read.entries.size() > RunEntry::kMost) {
		read.problems.push_back({"Run.TooMany", {{"most", std::to_string(RunEntry::kMost)}}, {}});
	}
	return read;
}

std::string writeRunText(const std::vector<RunEntry> &entries)
{
	std::string text;
	for (const RunEntry &entry : entries) {
		text += std::format("{}, {}{}\n", field(entry.sku), entry.minutes, entry.allVariants ? ", all" : "");
	}
	return text;
}

} // namespace show
