#include "paint/CounterPainter.hpp"

#include "paint/SvgCanvas.hpp"

#include <QStringList>

namespace paint {

namespace {

QStringList toQStrings(const std::vector<std::string> &texts)
{
	QStringList result;
	result.reserve(static_cast<qsizetype>(texts.size()));
	for (const std::string &text : texts) {
		result.append(QString::fromStdString(text));
	}
	return result;
}

} // namespace

CounterPainter::CounterPainter(const std::vector<std::string> &folders, overlay::PicturePort *pictures,
			       std::chrono::milliseconds lookAtFilesEvery)
	: files_(toQStrings(folders), lookAtFilesEvery), pictures_(pictures)
{
}

std::unique_ptr<overlay::CounterCanvas> CounterPainter::makeCanvas()
{
	return std::make_unique<SvgCanvas>(files_, pictures_);
}

} // namespace paint
