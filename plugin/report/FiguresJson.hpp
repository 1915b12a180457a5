#pragma once

#include "report/ShowFigures.hpp"

#include <optional>
#include <set>
#include <string>
#include <string_view>

namespace report {

// The figures for programs, and for the reports of later shows: one object, times as UTC dates or seconds since the
// show began, units as whole numbers. SKUs that did not move are only counted.
std::string figuresJson(const ShowFigures &show);

// What `figuresJson` wrote of an earlier show, as far as it is compared.
struct WrittenShow {
	EarlierShow show;
	std::set<std::string> shops;
	bool rehearsal = false;
	bool streamed = false;
};
// Nothing: that is no report, or one of a later version.
std::optional<WrittenShow> readShow(std::string_view json);

// Whether the two can be compared: of the same shops, and both rehearsals or neither.
bool isComparable(const WrittenShow &earlier, const ShowFigures &show);

} // namespace report
