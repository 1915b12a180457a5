#include "fuzz/Expect.hpp"

#include "commerce/FeedText.hpp"
#include "support/LocaleFile.hpp"

#include <cstdio>
#include <cstdlib>

namespace fuzz {

namespace {

constexpr std::size_t kLongestText = 2048;
constexpr std::size_t kLongestDetail = 4096;

// Whether both languages have a sentence for it.
bool isKnown(const std::string &key)
{
	static const support::LocaleFile kEnglish("en-US");
	static const support::LocaleFile kChinese("zh-CN");
	return kEnglish.texts().contains(key) && kChinese.texts().contains(key);
}

bool isShort(const std::string &text, std::size_t limit)
{
	return text.size() <= limit && !commerce::firstLineNotUtf8(text);
}

} // namespace

void broken(const char *condition, const char *file, int line)
{
	std::fprintf(stderr, "%s:%d: broken promise: %s\n", file, line, condition);
	std::abort();
}

std::string_view textOf(const std::uint8_t *data, std::size_t size)
{
	return {reinterpret_cast<const char *>(data), size};
}

void expectSayable(const core::Message &message)
{
	FUZZ_EXPECT(isKnown(message.key));
	for (const auto &[gap, text] : message.values) {
		FUZZ_EXPECT(isShort(text, kLongestText));
	}
	for (const core::Message::Part &part : message.parts) {
		expectSayable(part.message);
	}
}

void expectSayable(const core::Error &error)
{
	expectSayable(error.sentence);
	FUZZ_EXPECT(isShort(error.detail, kLongestDetail));
}

} // namespace fuzz
