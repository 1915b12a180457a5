#pragma once

#include "core/Message.hpp"
#include "paint/SvgTemplate.hpp"
#include "paint/TemplateLooks.hpp"

#include <QDateTime>
#include <QElapsedTimer>
#include <QHash>
#include <QString>
#include <QStringList>

#include <chrono>
#include <cstdint>
#include <memory>

namespace paint {

// The templates by name, each read once. A file that was changed is read again; where it cannot be used any more its
// last good version stays. Owned by the painter, used by its thread only.
class TemplateFiles {
public:
	struct File {
		std::shared_ptr<const SvgTemplate> drawable; // the last good one; null: there was none
		std::shared_ptr<TemplateLooks> looks;        // of `drawable`
		core::Message refusal;                       // why the file as it is now is not used, or empty
		std::uint64_t revision = 0;                  // another number when either is another one
	};

	// A name is looked for in these folders, one after the other. A file is looked at no more often than
	// `lookEvery`.
	TemplateFiles(QStringList folders, std::chrono::milliseconds lookEvery);

	// By a name such as `card-dark.svg`, or a path.
	const File &open(const QString &name);
	// From the last folder, whatever has its name in the others.
	const File &openBuiltIn(const QString &name);

private:
	struct Known : File {
		QString path;
		QDateTime changed;
		qint64 bytes = 0;
		QElapsedTimer looked;
	};
	QString find(const QString &name) const;
	File read(const QString &path);

	const QStringList folders_;
	const std::chrono::milliseconds lookEvery_;
	QHash<QString, Known> files_; // by name
	std::uint64_t reads_ = 0;
};

} // namespace paint
