#pragma once

#include "widget/Widgets.hpp"

#include <string>
#include <vector>

namespace widget {

// OBS's own "Text (FreeType 2)", from the plugin that OBS brings. Its first letter is a full block in the marker's
// colour, and so is the rest.
class TextWidgets final : public Widgets {
public:
	// Loads the plugin; throws where OBS has none. libobs runs.
	TextWidgets();

	std::string name() const override { return "text source"; }
	int markerX() const override { return markerX_; }
	int markerY() const override { return markerY_; }
	OBSSourceAutoRelease make(int index) override;
	std::function<void()> ready(const std::vector<Change> &changes) override;
	std::function<void()> readyOnGraphicsThread(const Change &change) override;

	// Takes sources that `make` gave, in their order: those that `ready` changes.
	void use(const std::vector<OBSSourceAutoRelease> &sources);

private:
	void findMarker();

	std::vector<OBSSource> sources_;
	int markerX_ = 0;
	int markerY_ = 0;
};

} // namespace widget
