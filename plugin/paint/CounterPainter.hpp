#pragma once

#include "overlay/PaintPort.hpp"
#include "overlay/PicturePort.hpp"
#include "paint/PictureShelf.hpp"
#include "paint/TemplateFiles.hpp"

#include <chrono>
#include <memory>
#include <string>
#include <vector>

namespace paint {

// Draws counters: finds the template, binds the view, lays the rehearsal band over it.
//
// Owned by the composition root; its canvases are used by the painter thread only. Needs a QGuiApplication.
class CounterPainter final : public overlay::PaintPort {
public:
	// Folders of templates, UTF-8; a name is looked for in one after the other. `pictures` outlives this; null:
	// none.
	CounterPainter(const std::vector<std::string> &folders, overlay::PicturePort *pictures,
		       std::chrono::milliseconds lookAtFilesEvery = std::chrono::milliseconds(500));

	std::unique_ptr<overlay::CounterCanvas> makeCanvas() override;

private:
	TemplateFiles files_;
	PictureShelf pictures_;
};

} // namespace paint
