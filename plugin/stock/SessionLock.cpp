#include "stock/SessionLock.hpp"

#include "stock/JournalFolder.hpp"

#include <boost/interprocess/sync/file_lock.hpp>

#include <exception>
#include <fstream>
#include <utility>

namespace stock {

struct SessionLock::Held {
	boost::interprocess::file_lock lock;
};

SessionLock::SessionLock(std::unique_ptr<Held> held) : held_(std::move(held)) {}
SessionLock::SessionLock(SessionLock &&) noexcept = default;
SessionLock &SessionLock::operator=(SessionLock &&) noexcept = default;
SessionLock::~SessionLock() = default; // closing the file lets go

std::optional<SessionLock> SessionLock::take(const std::filesystem::path &session)
{
	try {
		const std::filesystem::path file = beside(session, ".lock");
		std::ofstream(file, std::ios::app).flush(); // it must be there
		auto held = std::make_unique<Held>(boost::interprocess::file_lock(file.c_str()));
		if (!held->lock.try_lock()) {
			return std::nullopt;
		}
		return SessionLock(std::move(held));
	} catch (const std::exception &) {
		return std::nullopt;
	}
}

} // namespace stock
