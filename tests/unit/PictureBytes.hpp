#pragma once

#include "app/KeptPicture.hpp"

#include <memory>
#include <string>

// What begins as a PNG does, of this size, and differs by its mark.
inline std::string pngBytes(const std::string &mark, std::size_t size = 64)
{
	std::string bytes = "\x89PNG\r\n\x1a\n" + mark;
	bytes.resize(size, '.');
	return bytes;
}

inline app::KeptPicture keptPicture(const std::string &mark, std::size_t size = 64)
{
	return {.file = std::make_shared<overlay::PictureFile>(pngBytes(mark, size)),
		.etag = "\"" + mark + "\"",
		.checkedAt = core::WallTime(std::chrono::milliseconds(1'700'000'000'123))};
}
