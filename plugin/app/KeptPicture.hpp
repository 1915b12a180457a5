#pragma once

#include "core/Duration.hpp"
#include "core/WallTime.hpp"
#include "overlay/PicturePort.hpp"

#include <memory>
#include <string>
#include <string_view>

namespace app {

// A picture that was got from its server, and what to ask the server about it later.
struct KeptPicture {
	std::shared_ptr<const overlay::PictureFile> file; // never null
	std::string etag;                                 // as the server wrote it; empty: it gave none
	core::WallTime checkedAt;                         // when the server last said that this is it

	// Whether the server need not be asked. A clock that was set back does not keep a picture for ever.
	bool isFresh(core::WallTime now, core::Duration keepFor) const
	{
		return checkedAt <= now && now - checkedAt < keepFor.chrono();
	}
};

// Whether these bytes begin as a PNG, JPEG, GIF or WebP file does. A server's word for what it sent counts for nothing.
inline bool beginsAsPicture(std::string_view bytes)
{
	using namespace std::string_view_literals;
	return bytes.starts_with("\x89PNG\r\n\x1a\n"sv) || bytes.starts_with("\xff\xd8\xff"sv) ||
	       bytes.starts_with("GIF87a"sv) || bytes.starts_with("GIF89a"sv) ||
	       (bytes.starts_with("RIFF"sv) && bytes.size() >= 12 && bytes.substr(8, 4) == "WEBP"sv);
}

} // namespace app
