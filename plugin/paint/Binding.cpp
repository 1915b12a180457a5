#include "paint/Binding.hpp"

#include "overlay/BindingNames.hpp"

#include <QRegularExpression>

#include <algorithm>
#include <array>
#include <limits>
#include <numeric>
#include <span>
#include <string_view>
#include <utility>
#include <vector>

namespace paint {

namespace {

using Names = std::span<const std::string_view>;

struct Kind {
	BindingKind kind;
	QLatin1StringView prefix;
	Names names;
};

const std::array<Kind, 7> kKinds = {{
	{BindingKind::Text, QLatin1StringView("text"), overlay::kTextNames},
	{BindingKind::Bar, QLatin1StringView("bar"), overlay::kBarNames},
	{BindingKind::Image, QLatin1StringView("image"), overlay::kImageNames},
	{BindingKind::Code, QLatin1StringView("qr"), overlay::kCodeNames},
	{BindingKind::Repeat, QLatin1StringView("repeat"), overlay::kListNames},
	{BindingKind::Show, QLatin1StringView("show"), overlay::kStateNames},
	{BindingKind::Hide, QLatin1StringView("hide"), overlay::kStateNames},
}};

QString toQString(std::string_view text)
{
	return QString::fromUtf8(text.data(), static_cast<qsizetype>(text.size()));
}

bool isIn(Names names, const QString &name)
{
	return std::ranges::any_of(names, [&name](std::string_view known) { return toQString(known) == name; });
}

// Illustrator writes what XML ids do not allow as `_xHEX_`.
QString withoutEscapes(QString layer)
{
	static const QRegularExpression kEscape("_x([0-9A-Fa-f]{1,5})_");
	for (auto match = kEscape.match(layer); match.hasMatch(); match = kEscape.match(layer)) {
		const char32_t character = match.captured(1).toUInt(nullptr, 16);
		layer.replace(match.capturedStart(), match.capturedLength(), QString::fromUcs4(&character, 1));
	}
	return layer;
}

// "text" and "title" of `Text: title`.
std::optional<std::pair<QString, QString>> split(const QString &layer)
{
	const QString plain = withoutEscapes(layer).trimmed().toLower();
	const qsizetype colon = plain.indexOf(':');
	if (colon <= 0) {
		return std::nullopt;
	}
	return std::pair(plain.first(colon).trimmed(), plain.sliced(colon + 1).trimmed().replace(' ', '-'));
}

// The name as it is, or without what is put behind it: `fit`, and the numbers by which programs tell copies apart.
std::optional<Binding> known(BindingKind kind, QString name, Names names)
{
	static const QRegularExpression kBehind("[-_:]+(\\d+_?|fit)$");
	bool fit = false;
	for (;;) {
		if (isIn(names, name)) {
			return Binding{kind, name, fit};
		}
		const auto match = kBehind.match(name);
		if (!match.hasMatch()) {
			return std::nullopt;
		}
		const bool isFit = match.captured(1) == QLatin1StringView("fit");
		if (isFit && kind != BindingKind::Text) {
			return std::nullopt;
		}
		fit = fit || isFit;
		name.truncate(match.capturedStart());
	}
}

// Levenshtein distance.
qsizetype distance(const QString &from, const QString &to)
{
	std::vector<qsizetype> row(static_cast<std::size_t>(to.size()) + 1);
	std::iota(row.begin(), row.end(), 0);
	for (qsizetype i = 0; i < from.size(); ++i) {
		qsizetype diagonal = row[0]++;
		for (std::size_t j = 1; j < row.size(); ++j) {
			const qsizetype replaced = diagonal + (from[i] == to[static_cast<qsizetype>(j) - 1] ? 0 : 1);
			diagonal = row[j];
			row[j] = std::min({row[j] + 1, row[j - 1] + 1, replaced});
		}
	}
	return row.back();
}

} // namespace

std::optional<Binding> readBinding(const QString &layer)
{
	const auto parts = split(layer);
	if (!parts) {
		return std::nullopt;
	}
	for (const Kind &kind : kKinds) {
		if (parts->first == kind.prefix) {
			return known(kind.kind, parts->second, kind.names);
		}
	}
	return std::nullopt;
}

std::optional<UnknownLayer> findMisspelling(const QString &layer)
{
	const auto parts = split(layer);
	if (!parts || readBinding(layer)) {
		return std::nullopt;
	}
	const QString written = parts->first + ':' + parts->second;
	const bool isOurs = std::ranges::any_of(kKinds, [&](const Kind &kind) { return parts->first == kind.prefix; });
	QString nearest;
	qsizetype least = std::numeric_limits<qsizetype>::max();
	for (const Kind &kind : kKinds) {
		for (const std::string_view name : kind.names) {
			const QString candidate = kind.prefix + ':' + toQString(name);
			const qsizetype steps = distance(written, candidate);
			if (steps < least) {
				least = steps;
				nearest = candidate;
			}
		}
	}
	if (least <= 2) {
		return UnknownLayer{layer, nearest};
	}
	return isOurs ? std::optional(UnknownLayer{layer, {}}) : std::nullopt;
}

} // namespace paint
