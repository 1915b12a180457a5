#include "paint/SvgCanvas.hpp"

#include <QString>

#include <utility>

namespace paint {

SvgCanvas::Chosen SvgCanvas::choose(const overlay::CounterSettings &settings)
{
	Chosen chosen;
	if (!settings.templateName.empty()) {
		const TemplateFiles::File &file = files_.open(QString::fromStdString(settings.templateName));
		chosen.drawable = file.drawable;
		chosen.looks = file.looks;
		if (!file.refusal.empty()) {
			chosen.trouble = {
				file.drawable ? "Template.LastGood" : "Template.BuiltIn", {}, {{"why", file.refusal}}};
		} else if (file.drawable) {
			chosen.trouble = file.drawable->hint();
		}
	}
	if (!chosen.drawable) {
		const TemplateFiles::File &file = files_.openBuiltIn(kBuiltInTemplate);
		chosen.drawable = file.drawable;
		chosen.looks = file.looks;
		if (!file.drawable) {
			chosen.trouble = file.refusal;
		}
	}
	return chosen;
}

overlay::ListRooms SvgCanvas::rooms(const overlay::CounterSettings &settings)
{
	const Chosen chosen = choose(settings);
	return chosen.drawable ? chosen.drawable->rooms() : overlay::ListRooms();
}

std::uint64_t SvgCanvas::revision(const overlay::CounterView &view, const overlay::CounterSettings &settings)
{
	const std::uint64_t file = settings.templateName.empty()
					   ? files_.openBuiltIn(kBuiltInTemplate).revision
					   : files_.open(QString::fromStdString(settings.templateName)).revision;
	return file * 1'000'003 + pictures_.revision(view);
}

overlay::Drawing SvgCanvas::draw(const overlay::CounterView &view, const overlay::CounterSettings &settings,
				 double scale)
{
	Chosen chosen = choose(settings);
	overlay::Drawing drawing;
	drawing.trouble = std::move(chosen.trouble);
	if (!chosen.drawable) {
		return drawing;
	}
	const QSize size = chosen.drawable->size(scale);
	drawing.width = size.width();
	drawing.height = size.height();
	if (view.visible) {
		if (const auto pictures = pictures_.revision(view); pictures != drawnPictures_) {
			drawnPictures_ = pictures;
			redraw_.forget();
		}
		const auto data = [this](const std::string &url, QSizeF box, double corner) {
			return pictures_.dataOf(url, box, corner);
		};
		const bool rolls = settings.motion == overlay::Motion::Lively;
		auto [image, patches, number] = redraw_.draw({chosen.drawable, chosen.looks, scale, data, rolls}, view);
		drawing.image = std::move(image);
		drawing.patches = std::move(patches);
		drawing.number = std::move(number);
	} else {
		redraw_.forget();
	}
	return drawing;
}

} // namespace paint
