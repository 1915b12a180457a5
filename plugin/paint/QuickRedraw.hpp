#pragma once

#include "core/Image.hpp"
#include "overlay/CounterView.hpp"
#include "overlay/PaintPort.hpp"
#include "paint/SvgTemplate.hpp"
#include "paint/TemplateLooks.hpp"
#include "paint/TileMask.hpp"

#include <QImage>
#include <QRect>
#include <QRectF>

#include <cstdint>
#include <memory>
#include <optional>
#include <vector>

namespace paint {

// Draws one counter again and again, and only what moves of it: as long as nothing but numbers and bars changes, these
// are drawn over what was kept of the rest. Where that would not give the same picture, because the design lays
// something over its numbers, everything is drawn each time; each look of a template is tried once.
//
// Keeps no more of the picture than what lies behind the numbers and bars. Painter thread only.
class QuickRedraw {
public:
	struct Task {
		std::shared_ptr<const SvgTemplate> drawable;
		std::shared_ptr<TemplateLooks> looks; // of `drawable`
		double scale = 1;
		PictureData pictures;
		bool rolls = false; // the number is wanted by itself as well
	};
	struct Drawn {
		std::shared_ptr<const core::Image> image;
		std::shared_ptr<const overlay::Patches> patches;      // to lay into `image`; null: none
		std::shared_ptr<const overlay::RollingNumber> number; // null: not wanted, or it cannot roll
	};

	Drawn draw(const Task &task, const overlay::CounterView &view);
	// Nothing is kept: the next drawing is a whole one.
	void forget() { kept_.reset(); }

private:
	struct Behind {
		QRect place;
		QImage picture;
	};
	// What was drawn last.
	struct Kept {
		TemplateLooks::Look look;
		overlay::CounterView resting;
		double scale = 1;
		bool rolls = false;
		TileMask mask;
		std::vector<Behind> behind;
		std::optional<QRectF> band; // what the rehearsal band lies over
		std::shared_ptr<const core::Image> image;
		QRect numberPlace; // whole squares of the mask
		std::uint64_t number = 0;
	};

	std::shared_ptr<const overlay::Patches> makePatches(const QImage &moving,
							    const overlay::CounterView &view) const;
	std::optional<Drawn> drawMoving(const Task &task, const overlay::CounterView &view);
	Drawn drawAll(const Task &task, const overlay::CounterView &view);
	QImage drawPart(const Task &task, const overlay::CounterView &view, Part part) const;
	Drawn drawWhole(const Task &task, const overlay::CounterView &view) const;
	TemplateLook tryLook(const Task &task, const overlay::CounterView &view, const QImage &resting) const;
	std::shared_ptr<const overlay::RollingNumber> drawNumber(const Task &task, const overlay::CounterView &view);

	std::shared_ptr<const SvgTemplate> drawable_; // what `kept_` is of
	std::optional<Kept> kept_;
	std::uint64_t numbers_ = 0;
};

} // namespace paint
