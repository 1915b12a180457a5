#include "app/SecretNotice.hpp"

#include "profile/AtomicFile.hpp"

#include <string>

namespace app {

void SecretNotice::inFile(const core::Error &why, bool any)
{
	core::Message notice;
	// Where there is no store nothing can be in it; it is worth saying only once there is something to keep.
	if (why.sentence.key != "Secrets.NoStore" || any) {
		notice = {why.sentence.key, {{"file", profile::pathText(file_)}}};
	}
	if (notice != said_) {
		log_(core::LogLevel::Warning, "secrets: in the owner-only file, " + why.sentence.key +
						      (why.detail.empty() ? "" : " (" + why.detail + ")"));
	}
	said_ = std::move(notice);
}

bool SecretNotice::inStore(bool readable)
{
	const core::Message before = std::exchange(said_, {readable ? "" : "Secrets.Unreadable", {}, {}});
	return before != said_;
}

} // namespace app
