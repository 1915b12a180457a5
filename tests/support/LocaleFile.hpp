#pragma once

#include "core/Message.hpp"

#include <map>
#include <memory>
#include <set>
#include <string>

namespace support {

// One of the real files of data/locale, so that tests see the words users see. A key it does not have comes back as
// itself and is remembered.
class LocaleFile {
public:
	// `language` as in the file's name: "en-US".
	explicit LocaleFile(const std::string &language);

	// For sentences that another room would have sent.
	void add(const std::string &key, const std::string &text) { content_->texts[key] = text; }

	// Works as long as it is held, also when this object is gone.
	core::Translator translator() const;

	const std::map<std::string, std::string> &texts() const { return content_->texts; }
	const std::set<std::string> &missing() const { return content_->missing; }

private:
	struct Content {
		std::map<std::string, std::string> texts;
		std::set<std::string> missing;
	};
	std::shared_ptr<Content> content_ = std::make_shared<Content>();
};

} // namespace support
