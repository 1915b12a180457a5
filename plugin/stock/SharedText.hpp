#pragma once

#include <compare>
#include <memory>
#include <string>
#include <utility>

namespace stock {

// A text that never changes and that many rows have in common: the name of a shop or a place, a product's title. Copies
// share it, between threads as well.
class SharedText {
public:
	SharedText() = default;
	SharedText(const char *text) : SharedText(std::string(text)) {}
	SharedText(std::string text)
		: text_(text.empty() ? nullptr : std::make_shared<const std::string>(std::move(text)))
	{
	}

	const std::string &str() const
	{
		static const std::string none;
		return text_ ? *text_ : none;
	}
	operator const std::string &() const { return str(); }
	bool empty() const { return !text_; }
	// Whether nobody else has it.
	bool isAlone() const { return text_.use_count() == 1; }

	friend bool operator==(const SharedText &one, const SharedText &other)
	{
		return one.text_ == other.text_ || one.str() == other.str();
	}
	friend auto operator<=>(const SharedText &one, const SharedText &other) { return one.str() <=> other.str(); }
	friend bool operator==(const SharedText &one, const std::string &other) { return one.str() == other; }
	friend bool operator==(const SharedText &one, const char *other) { return one.str() == other; }

private:
	std::shared_ptr<const std::string> text_; // null: empty
};

} // namespace stock
