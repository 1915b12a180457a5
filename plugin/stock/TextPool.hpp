#pragma once

#include "stock/SharedText.hpp"

#include <boost/unordered/unordered_flat_set.hpp>

#include <cstddef>
#include <functional>
#include <string>

namespace stock {

// Finds the texts that are there already, so that equal ones are shared. Lets go of what nobody has any more. Not
// thread-safe; owned by the ledger.
class TextPool {
public:
	// Makes `text` say so.
	void set(SharedText &text, const std::string &as);

private:
	struct Hash {
		using is_transparent = void;
		std::size_t operator()(const std::string &text) const { return std::hash<std::string>()(text); }
		std::size_t operator()(const SharedText &text) const { return (*this)(text.str()); }
	};
	struct Same {
		using is_transparent = void;
		bool operator()(const SharedText &one, const SharedText &other) const { return one == other; }
		bool operator()(const std::string &one, const SharedText &other) const { return other == one; }
		bool operator()(const SharedText &one, const std::string &other) const { return one == other; }
	};

	boost::unordered_flat_set<SharedText, Hash, Same> texts_;
	std::size_t sweepAt_ = 1024; // as soon as there are so many
};

} // namespace stock
