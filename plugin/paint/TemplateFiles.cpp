#include "paint/TemplateFiles.hpp"

#include "paint/TemplateCheck.hpp"

#include <QDir>
#include <QFile>
#include <QFileInfo>

#include <utility>

namespace paint {

namespace {

// More than any collection of scenes has; keeps a folder that is rewritten all day from filling the memory.
constexpr qsizetype kMostFiles = 64;

} // namespace

TemplateFiles::TemplateFiles(QStringList folders, std::chrono::milliseconds lookEvery)
	: folders_(std::move(folders)), lookEvery_(lookEvery)
{
}

// Where it is nowhere: where it would be in the first folder.
QString TemplateFiles::find(const QString &name) const
{
	if (QDir::isAbsolutePath(name)) {
		return name;
	}
	const QString file = QFileInfo(name).fileName(); // no way out of the folders
	for (const QString &folder : folders_) {
		const QString path = QDir(folder).filePath(file);
		if (QFileInfo::exists(path)) {
			return path;
		}
	}
	return folders_.isEmpty() ? file : QDir(folders_.first()).filePath(file);
}

const TemplateFiles::File &TemplateFiles::open(const QString &name)
{
	const auto before = files_.find(name);
	if (before != files_.end() && before->looked.durationElapsed() < lookEvery_) {
		return *before;
	}
	// Looked at before it is read: a file that is written meanwhile is read once more, not once too few.
	Known file;
	file.path = find(name);
	file.looked.start();
	const QFileInfo info(file.path);
	file.changed = info.lastModified();
	file.bytes = info.size();
	if (before != files_.end() && before->path == file.path && before->changed == file.changed &&
	    before->bytes == file.bytes) {
		before->looked.start();
		return *before;
	}
	static_cast<File &>(file) = read(file.path);
	if (!file.drawable && before != files_.end()) { // perhaps half of it is written yet
		file.drawable = before->drawable;
		file.looks = before->looks;
	}
	if (files_.size() >= kMostFiles && before == files_.end()) {
		files_.clear();
	}
	return *files_.insert(name, file);
}

const TemplateFiles::File &TemplateFiles::openBuiltIn(const QString &name)
{
	return open(folders_.isEmpty() ? name : QDir(folders_.last()).absoluteFilePath(name));
}

TemplateFiles::File TemplateFiles::read(const QString &path)
{
	const QFileInfo info(path);
	const QString name = info.fileName();
	if (!info.isFile()) { // also a pipe or a folder, which could keep the painter waiting
		return {nullptr, nullptr, templateMessage("Template.Missing", name), ++reads_};
	}
	QFile file(path);
	if (!file.open(QIODevice::ReadOnly)) {
		return {nullptr, nullptr, templateMessage("Template.Unreadable", name), ++reads_};
	}
	// One byte more than is allowed, so that a file that is too large is seen and not cut.
	auto drawable = SvgTemplate::read(file.read(TemplateLimits().bytes + 1), name);
	if (!drawable) {
		return {nullptr, nullptr, drawable.error().sentence, ++reads_};
	}
	return {std::make_shared<const SvgTemplate>(std::move(*drawable)),
		std::make_shared<TemplateLooks>(),
		{},
		++reads_};
}

} // namespace paint
