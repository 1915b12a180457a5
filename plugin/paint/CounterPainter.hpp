#pragma once

#include "overlay/PaintPort.hpp"
#include "paint/SvgTemplate.hpp"

#include <QDateTime>
#include <QHash>
#include <QString>

#include <memory>
#include <string>

namespace paint {

// Draws counters: finds the template, binds the view, lays the rehearsal band over it. A template that is missing or
// broken is replaced by the built-in one, and the drawing says which and why. A file that was changed is read again.
//
// Owned by the composition root, used by the painter thread only. Needs a QGuiApplication.
class CounterPainter final : public overlay::PaintPort {
public:
	// `builtIn` is the path of the built-in template, UTF-8.
	explicit CounterPainter(const std::string &builtIn);

	overlay::Drawing draw(const overlay::CounterView &view, const overlay::CounterSettings &settings,
			      double scale) override;

private:
	struct File {
		QDateTime changed;
		qint64 bytes = 0;
		std::shared_ptr<const SvgTemplate> drawable; // null: cannot be used
		core::Message trouble;                       // why, or what is odd about it
	};
	const File &open(const QString &path);
	static File read(const QString &path);

	const QString builtIn_;
	QHash<QString, File> files_;
};

} // namespace paint
