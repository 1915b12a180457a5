#pragma once

#include "paint/SvgTemplate.hpp"
#include "paint/TileMask.hpp"

#include <cstddef>
#include <map>
#include <memory>
#include <string>
#include <utility>

namespace paint {

// What was found out about one look of a template at one size.
struct TemplateLook {
	bool lifts = false;    // its numbers and bars can be drawn by themselves
	TileMask places;       // where they lie, at their largest
	TemplateSketch sketch; // of them alone
};

// The looks of one template, found out once for all counters that are drawn from it. Painter thread only.
class TemplateLooks {
public:
	using Look = std::shared_ptr<const TemplateLook>;

	// Null: it was not tried yet.
	Look find(const std::string &look) const
	{
		const auto found = looks_.find(look);
		return found == looks_.end() ? nullptr : found->second;
	}
	void note(std::string look, Look found)
	{
		if (looks_.size() >= kMost) { // lists have many: each row has states of its own
			looks_.clear();
		}
		looks_.insert_or_assign(std::move(look), std::move(found));
	}

private:
	static constexpr std::size_t kMost = 64;

	std::map<std::string, Look> looks_;
};

} // namespace paint
