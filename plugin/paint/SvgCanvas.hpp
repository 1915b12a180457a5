#pragma once

#include "overlay/PaintPort.hpp"
#include "paint/PictureShelf.hpp"
#include "paint/QuickRedraw.hpp"
#include "paint/TemplateFiles.hpp"

#include <cstdint>
#include <memory>

namespace paint {

// The template that is drawn when no other one can be.
inline constexpr const char *kBuiltInTemplate = "counter.svg";

// Draws one counter from its template. Where the template cannot be used the last good version of it is drawn, or the
// built-in one; the drawing says which and why. Painter thread only.
class SvgCanvas final : public overlay::CounterCanvas {
public:
	SvgCanvas(TemplateFiles &files, PictureShelf &pictures) : files_(files), pictures_(pictures) {}

	overlay::ListRooms rooms(const overlay::CounterSettings &settings) override;
	std::uint64_t revision(const overlay::CounterView &view, const overlay::CounterSettings &settings) override;
	overlay::Drawing draw(const overlay::CounterView &view, const overlay::CounterSettings &settings,
			      double scale) override;

private:
	struct Chosen {
		std::shared_ptr<const SvgTemplate> drawable; // null: there is none
		std::shared_ptr<TemplateLooks> looks;
		core::Message trouble;
	};
	Chosen choose(const overlay::CounterSettings &settings);

	TemplateFiles &files_;
	PictureShelf &pictures_;
	std::uint64_t drawnPictures_ = 0; // their revision
	QuickRedraw redraw_;
};

} // namespace paint
