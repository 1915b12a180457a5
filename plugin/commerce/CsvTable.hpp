#pragma once

#include "core/Error.hpp"

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace commerce {

// A line of a CSV text; its fields may hold line ends.
struct CsvRow {
	std::size_t line = 0; // where it begins, from 1
	std::vector<std::string> fields;
};

// Reads CSV row by row. The delimiter is the one of comma, semicolon and tab that stands most often in the first line.
// Lines end with LF, CR or both; blank ones are skipped. The text must outlive it.
class CsvTable {
public:
	explicit CsvTable(std::string_view text);

	// False at the end. A quote that is never closed is an error: the rest cannot be told apart.
	core::Expected<bool> next(CsvRow &row);

private:
	core::Expected<void> readField(std::string &into, std::size_t line);
	bool endLine();

	std::string_view rest_;
	char delimiter_ = ',';
	std::size_t line_ = 1;
};

} // namespace commerce
