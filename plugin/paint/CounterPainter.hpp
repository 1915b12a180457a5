#pragma once

#include "overlay/PaintPort.hpp"
#include "paint/SvgTemplate.hpp"

#include <QDateTime>
#include <QHash>
#include <QString>

#include <cstdint>
#include <memory>
#include <string>

namespace paint {

// Draws counters: finds the template, binds the view, lays the rehearsal band over it. A file that was changed is read
// again. Where it cannot be used any more its last good version stays, where it never could the built-in one is drawn;
// the drawing says which and why.
//
// Owned by the composition root, used by the painter thread only. Needs a QGuiApplication.
class CounterPainter final : public overlay::PaintPort {
public:
	// `builtIn` is the path of the built-in template, UTF-8.
	explicit CounterPainter(const std::string &builtIn);

	std::uint64_t revision(const overlay::CounterSettings &settings) override;
	overlay::Drawing draw(const overlay::CounterView &view, const overlay::CounterSettings &settings,
			      double scale) override;

private:
	struct File {
		QDateTime changed;
		qint64 bytes = 0;
		std::shared_ptr<const SvgTemplate> drawable; // the last good one; null: there was none
		core::Message refusal;                       // why the file as it is now is not used, or empty
		std::uint64_t revision = 0;
	};
	const File &open(const QString &path);
	File read(const QString &path);

	const QString builtIn_;
	QHash<QString, File> files_;
	std::uint64_t reads_ = 0;
};

} // namespace paint
