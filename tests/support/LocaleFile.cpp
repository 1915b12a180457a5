#include "support/LocaleFile.hpp"

#include <fstream>
#include <string_view>

namespace support {
namespace {

// As libobs reads them: \n, \t, \" and \\ are escapes.
std::string unescape(std::string_view text)
{
	std::string out;
	for (std::size_t at = 0; at < text.size(); ++at) {
		if (text[at] != '\\' || at + 1 == text.size()) {
			out.push_back(text[at]);
			continue;
		}
		const char sign = text[++at];
		out.push_back(sign == 'n' ? '\n' : sign == 't' ? '\t' : sign);
	}
	return out;
}

} // namespace

LocaleFile::LocaleFile(const std::string &language)
{
	std::ifstream file(LIVESHELF_SOURCE_DIR "/data/locale/" + language + ".ini");
	for (std::string line; std::getline(file, line);) {
		const std::size_t split = line.find("=\"");
		if (split == std::string::npos || line.back() != '"' || line.front() == ';') {
			continue;
		}
		content_->texts[line.substr(0, split)] =
			unescape(std::string_view(line).substr(split + 2, line.size() - split - 3));
	}
}

core::Translator LocaleFile::translator() const
{
	return [content = content_](std::string_view key) {
		const auto found = content->texts.find(std::string(key));
		if (found == content->texts.end()) {
			content->missing.emplace(key);
			return std::string(key);
		}
		return found->second;
	};
}

} // namespace support
