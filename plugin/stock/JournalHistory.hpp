#pragma once

#include "core/Error.hpp"
#include "core/WallTime.hpp"
#include "stock/JournalEvent.hpp"

#include <cstddef>
#include <filesystem>
#include <functional>
#include <vector>

namespace stock {

// The sessions that the journal holds, to be read without changing any: also the one that is being written, in its
// present state. A file that is damaged, or no session, is an error and is left as it is: whoever reads others says so
// and goes on. No function throws. Any thread, each with its own; waits for the disk.
class JournalHistory {
public:
	explicit JournalHistory(std::filesystem::path folder) : folder_(std::move(folder)) {}

	// Oldest first; nothing where the folder cannot be read.
	std::vector<std::filesystem::path> sessions() const;

	struct Bounds {
		core::WallTime first;  // when its first event was heard …
		core::WallTime last;   // … and its last
		bool empty = true;     // it has none
		bool ended = false;    // as it should
		bool hasNotes = false; // false: of before there were notes
	};
	static core::Expected<Bounds> bounds(const std::filesystem::path &session);
	// All of one kind that is a note, oldest first, at the cost of these only.
	static core::Expected<std::vector<JournalEvent>> notes(const std::filesystem::path &session,
							       JournalEvent::Kind kind);
	// Every event but what was shown and done at shops, oldest first, until `sink` answers that it wants no more.
	// `heard.at` is not known.
	static core::Expected<std::size_t> read(const std::filesystem::path &session,
						const std::function<bool(const JournalEvent &)> &sink);

private:
	std::filesystem::path folder_;
};

} // namespace stock
