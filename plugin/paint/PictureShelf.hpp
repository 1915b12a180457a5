#pragma once

#include "overlay/CounterView.hpp"
#include "overlay/PicturePort.hpp"
#include "paint/ProductPicture.hpp"

#include <QCache>
#include <QSizeF>
#include <QString>

#include <cstdint>
#include <map>
#include <memory>
#include <string>

namespace paint {

// The pictures of products as drawings take them: cut to a box, with round corners, as a `data:` address. Keeps what
// was made, up to a number of bytes. Owned by the painter, used by its thread only.
class PictureShelf {
public:
	// Null: there are none. The port outlives this.
	explicit PictureShelf(overlay::PicturePort *port);

	// Another number when any picture of the view has come or is another one. Asks for those that are not here.
	std::uint64_t revision(const overlay::CounterView &view);
	// A picture of the view that `revision` was asked for last, as it was then, so that all parts of a drawing have
	// the same. `box` and `corner` in pixels. Empty: it is not here, or it cannot be drawn.
	QString dataOf(const std::string &url, QSizeF box, double corner);

private:
	using File = std::shared_ptr<const overlay::PictureFile>;

	// A number for each file that was seen, so that another file is never taken for it.
	std::uint64_t numberOf(const std::string &url);

	overlay::PicturePort *const port_;
	ProductPicture pictures_;
	QCache<QString, QString> made_;
	struct Seen {
		std::weak_ptr<const overlay::PictureFile> file; // kept as long as somebody needs it
		std::uint64_t number = 0;
	};
	std::map<std::string, Seen> seen_; // by address
	struct Present {
		File file;
		std::uint64_t number = 0;
	};
	std::map<std::string, Present> present_; // of the view, by address
	std::uint64_t numbers_ = 0;
};

} // namespace paint
