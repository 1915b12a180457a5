#pragma once

#include "commerce/ShopAdapter.hpp"
#include "core/Error.hpp"
#include "core/Message.hpp"

#include <string>
#include <string_view>
#include <unordered_set>
#include <vector>

namespace commerce {

// Blacks out secrets in what is shown or logged of a shop's answer. Servers echo what they were sent: whole, cut off in
// the middle by an excerpt, percent-encoded in a redirect, in hex or in Base64 as a login carries it.
//
// A secret's whole text is found from six characters on, and any run of eight of a longer one or of its other
// spellings; shorter ones would black out half of innocent sentences.
class Redaction {
public:
	Redaction() = default;
	// `account` is not secret by itself, but is sent joined with each secret, as HTTP's Basic has it.
	explicit Redaction(const Secrets &secrets, const std::string &account = {});

	void clear(std::string &text) const;
	void clear(core::Message &message) const;
	void clear(core::Error &error) const;

private:
	void hideRunsOf(std::string_view spelling);

	std::vector<std::string> whole_;
	std::unordered_set<std::string> runs_; // eight characters each, in lower case
};

} // namespace commerce
