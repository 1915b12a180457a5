#pragma once

#include "core/Message.hpp"
#include "core/WallTime.hpp"

#include <QLocale>
#include <QString>

#include <cstdint>
#include <initializer_list>
#include <string>
#include <string_view>
#include <utility>

namespace ui {

// Turns locale keys and messages into what widgets show. Cheap to copy; every widget keeps its own.
// UI thread only.
class Text {
public:
	using Value = std::pair<std::string, QString>; // gap name → text

	explicit Text(core::Translator translate);

	QString operator()(std::string_view key) const;
	QString operator()(std::string_view key, std::initializer_list<Value> values) const;
	QString operator()(const core::Message &message) const;

	// With digit grouping as the plugin's language writes it, whatever the machine's own language is.
	QString number(std::int64_t value) const { return locale_.toString(static_cast<qlonglong>(value)); }

	// The time of day on this machine, to the second.
	static QString time(core::WallTime time);

private:
	core::Translator translate_;
	QLocale locale_;
};

// A label's text as a name for screen readers: without the mnemonic (`&Name`, `名称(&N)`), dots and colon.
QString plainName(QString label);

// Lets very long words (addresses, paths) wrap, so that a narrow dock is not held open by them, and keeps short ones
// (kbit/s) in one piece.
QString breakable(const QString &text);

// `breakable` undone.
QString plainText(QString text);

// As a tool tip wants it, so that a long one wraps; none where there is nothing to say.
QString asToolTip(const QString &text);

} // namespace ui
