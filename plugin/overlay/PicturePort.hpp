#pragma once

#include <memory>
#include <string>

namespace overlay {

// A product's picture as it came from the shop, unread: the bytes of a PNG, JPEG, GIF or WebP file.
struct PictureFile {
	std::string bytes;
};

// Where counters get the pictures of products from.
class PicturePort {
public:
	virtual ~PicturePort() = default;
	// The picture of this address, or null: it is not here yet. Then it is got, and the counters are told when it
	// has come. As long as the picture stays the same this is the same file. Any thread; never waits.
	virtual std::shared_ptr<const PictureFile> find(const std::string &url) = 0;
};

} // namespace overlay
