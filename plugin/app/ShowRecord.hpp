#pragma once

#include "alerts/AlertDesk.hpp"
#include "app/JournalKeeper.hpp"
#include "core/Instant.hpp"
#include "stock/Heard.hpp"
#include "stock/ShowNotes.hpp"

namespace app {

// Writes into the journal what a show's report needs beside what shops say: how the outputs stream, stalls, and what
// was warned of. Dated as the shelf dates what it hears, whatever the system's clock does meanwhile. Any thread; never
// waits.
class ShowRecord {
public:
	explicit ShowRecord(JournalKeeper &journal);

	void onStream(const stock::StreamNote &note, core::Instant at);
	void onStall(bool begun, core::Instant at);
	void onAlert(const alerts::AlertChange &change);

private:
	stock::Heard heard(core::Instant at) const;

	JournalKeeper &journal_;
	stock::Heard began_;
};

} // namespace app
