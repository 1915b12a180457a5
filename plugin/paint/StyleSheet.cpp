#include "paint/StyleSheet.hpp"

#include <QRegularExpression>
#include <QStringList>

namespace paint {

namespace {

using Properties = QHash<QString, QString>;

Properties readDeclarations(const QString &text)
{
	Properties properties;
	for (const QString &declaration : text.split(';', Qt::SkipEmptyParts)) {
		const qsizetype colon = declaration.indexOf(':');
		if (colon > 0) {
			QString value = declaration.sliced(colon + 1).trimmed();
			value.remove(QLatin1StringView("!important"));
			properties.insert(declaration.first(colon).trimmed().toLower(), value.trimmed());
		}
	}
	return properties;
}

// Higher outranks lower, as in CSS; -1: the rule does not concern the element.
int rank(const QString &selector, const QDomElement &element)
{
	if (selector == '#' + element.attribute("id")) {
		return 2;
	}
	if (selector.startsWith('.')) {
		return element.attribute("class").simplified().split(' ').contains(selector.mid(1)) ? 1 : -1;
	}
	return selector == element.tagName() || selector == QLatin1StringView("*") ? 0 : -1;
}

} // namespace

StyleSheet::StyleSheet(const QDomElement &root)
{
	const auto sheets = root.elementsByTagName("style");
	for (int i = 0; i < sheets.count(); ++i) {
		read(sheets.at(i).toElement().text());
	}
}

void StyleSheet::read(const QString &css)
{
	static const QRegularExpression kComment("/\\*.*?\\*/", QRegularExpression::DotMatchesEverythingOption);
	static const QRegularExpression kRule("([^{}]+)\\{([^{}]*)\\}");
	const QString plain = QString(css).remove(kComment);
	for (auto matches = kRule.globalMatch(plain); matches.hasNext();) {
		const auto match = matches.next();
		const Properties properties = readDeclarations(match.captured(2));
		for (const QString &selector : match.captured(1).split(',')) {
			rules_.push_back({selector.trimmed(), properties});
		}
	}
}

QString StyleSheet::own(const QDomElement &element, const QString &property) const
{
	QString inStyle = readDeclarations(element.attribute("style")).value(property);
	if (!inStyle.isEmpty()) {
		return inStyle;
	}
	QString value;
	int highest = 0;
	for (const Rule &rule : rules_) {
		const auto found = rule.properties.constFind(property);
		if (found == rule.properties.cend()) {
			continue;
		}
		if (const int ranked = rank(rule.selector, element); ranked >= highest) {
			highest = ranked;
			value = *found;
		}
	}
	return value.isEmpty() ? element.attribute(property) : value;
}

QString StyleSheet::inherited(const QDomElement &element, const QString &property) const
{
	for (QDomElement at = element; !at.isNull(); at = at.parentNode().toElement()) {
		const QString value = own(at, property);
		if (!value.isEmpty() && value != QLatin1StringView("inherit")) {
			return value;
		}
	}
	return {};
}

void setStyle(QDomElement &element, const QString &property, const QString &value)
{
	QStringList declarations;
	for (const QString &declaration : element.attribute("style").split(';', Qt::SkipEmptyParts)) {
		if (declaration.section(':', 0, 0).trimmed().toLower() != property) {
			declarations.append(declaration.trimmed());
		}
	}
	if (!value.isEmpty()) {
		declarations.append(property + ':' + value);
	}
	if (declarations.isEmpty()) {
		element.removeAttribute("style");
	} else {
		element.setAttribute("style", declarations.join(';'));
	}
}

} // namespace paint
