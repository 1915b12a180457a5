#include "widget/Widgets.hpp"

#include "widget/ProgramStrip.hpp"

namespace widget {

std::vector<OBSSourceAutoRelease> makeDrawn(Widgets &widgets)
{
	std::vector<OBSSourceAutoRelease> sources;
	sources.reserve(kWidgets);
	for (int index = 0; index < kWidgets; ++index) {
		sources.push_back(widgets.make(index));
	}
	const ProgramStrip strip(widgets, sources);
	strip.waitUntilAllShow(kFirstNumber);
	return sources;
}

} // namespace widget
