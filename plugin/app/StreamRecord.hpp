#pragma once

#include "app/OutputGuard.hpp"
#include "stock/ShowNotes.hpp"

#include <cstddef>
#include <functional>
#include <map>
#include <string>
#include <vector>

namespace app {

// Tells when each output began to stream and stopped, and every few seconds how it does. The stream loop's own.
class StreamRecord {
public:
	using Tell = std::function<void(const stock::StreamNote &note, core::Instant at)>;
	explicit StreamRecord(Tell tell) : tell_(std::move(tell)) {}

	void look(const std::vector<OutputGuard> &guards, core::Instant now);
	// They stop being watched.
	void end(core::Instant now);

private:
	struct Output {
		core::Instant sampledAt;
		bool seen = false;
	};
	static stock::StreamNote noteOf(const OutputGuard &guard, stock::StreamNote::What what);

	Tell tell_;                             // may be empty
	std::map<std::string, Output> outputs_; // that stream, by name
};

} // namespace app
