#include "paint/CounterPainter.hpp"

#include "paint/LinearAlpha.hpp"
#include "paint/RehearsalBand.hpp"
#include "paint/TemplateCheck.hpp"

#include <QFile>
#include <QFileInfo>

#include <utility>

namespace paint {

namespace {

// More than any collection of scenes has; keeps a folder that is rewritten all day from filling the memory.
constexpr qsizetype kMostFiles = 64;

// Where the locale file lacks the word. Rehearsal numbers never go without it.
const QString kPlainWord = QStringLiteral("REHEARSAL");

} // namespace

CounterPainter::CounterPainter(const std::string &builtIn) : builtIn_(QString::fromStdString(builtIn)) {}

std::uint64_t CounterPainter::revision(const overlay::CounterSettings &settings)
{
	return settings.templatePath.empty() ? 0 : open(QString::fromStdString(settings.templatePath)).revision;
}

overlay::Drawing CounterPainter::draw(const overlay::CounterView &view, const overlay::CounterSettings &settings,
				      double scale)
{
	overlay::Drawing drawing;
	std::shared_ptr<const SvgTemplate> drawable;
	if (!settings.templatePath.empty()) {
		const File &file = open(QString::fromStdString(settings.templatePath));
		drawable = file.drawable;
		if (!file.refusal.empty()) {
			drawing.trouble = {
				drawable ? "Template.LastGood" : "Template.BuiltIn", {}, {{"why", file.refusal}}};
		} else if (drawable) {
			drawing.trouble = drawable->hint();
		}
	}
	if (!drawable) {
		const File &file = open(builtIn_);
		drawable = file.drawable;
		if (!drawable) {
			drawing.trouble = file.refusal;
		}
	}
	if (!drawable) {
		return drawing;
	}
	const QSize size = drawable->size(scale);
	drawing.width = size.width();
	drawing.height = size.height();
	if (view.visible) {
		QImage image = drawable->draw(view, scale);
		if (view.rehearsal) {
			const QString word = QString::fromStdString(view.rehearsalWord).simplified();
			drawRehearsalBand(image, word.isEmpty() ? kPlainWord : word);
		}
		drawing.image = toImage(image);
	}
	return drawing;
}

const CounterPainter::File &CounterPainter::open(const QString &path)
{
	// Looked at before it is read: a file that is written meanwhile is read once more, not once too few.
	const QFileInfo info(path);
	const QDateTime changed = info.lastModified();
	const qint64 bytes = info.size();
	const auto known = files_.constFind(path);
	if (known != files_.cend() && known->changed == changed && known->bytes == bytes) {
		return *known;
	}
	if (files_.size() >= kMostFiles && !files_.contains(path)) {
		files_.clear();
	}
	const auto before = files_.constFind(path);
	File file = read(path);
	if (!file.drawable && before != files_.cend()) { // perhaps half of it is written yet
		file.drawable = before->drawable;
	}
	file.changed = changed;
	file.bytes = bytes;
	return *files_.insert(path, file);
}

CounterPainter::File CounterPainter::read(const QString &path)
{
	const QFileInfo info(path);
	const QString name = info.fileName();
	if (!info.isFile()) { // also a pipe or a folder, which could keep the painter waiting
		return {{}, 0, nullptr, templateMessage("Template.Missing", name), ++reads_};
	}
	QFile file(path);
	if (!file.open(QIODevice::ReadOnly)) {
		return {{}, 0, nullptr, templateMessage("Template.Unreadable", name), ++reads_};
	}
	// One byte more than is allowed, so that a file that is too large is seen and not cut.
	auto drawable = SvgTemplate::read(file.read(TemplateLimits().bytes + 1), name);
	if (!drawable) {
		return {{}, 0, nullptr, drawable.error().sentence, ++reads_};
	}
	return {{}, 0, std::make_shared<const SvgTemplate>(std::move(*drawable)), {}, ++reads_};
}

} // namespace paint
