#pragma once

#include <filesystem>
#include <memory>
#include <optional>

namespace stock {

// That one process writes a session of the journal: two OBS that run side by side with the same configuration must not
// go on with each other's. Held until it goes, or its process dies in whatever way. Within one process it can be taken
// several times.
class SessionLock {
public:
	// Nothing: another process holds it, or the folder takes no lock files. Does not throw.
	static std::optional<SessionLock> take(const std::filesystem::path &session);
	SessionLock(SessionLock &&) noexcept;
	SessionLock &operator=(SessionLock &&) noexcept;
	~SessionLock();

private:
	struct Held;
	explicit SessionLock(std::unique_ptr<Held> held);
	std::unique_ptr<Held> held_;
};

} // namespace stock
