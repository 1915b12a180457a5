#pragma once

#include <QDomElement>
#include <QHash>
#include <QString>

#include <vector>

namespace paint {

// What style the elements of one SVG have, in all the ways in which drawing programs write it: attributes, `style="…"`
// and the classes of <style> elements. Knows simple selectors only (`.a`, `#a`, `text`, lists of them), which is what
// those programs export. Pure.
class StyleSheet {
public:
	StyleSheet() = default;
	explicit StyleSheet(const QDomElement &root);

	// The element's own value of a property, or empty.
	QString own(const QDomElement &element, const QString &property) const;
	// The same, looking up through the parents.
	QString inherited(const QDomElement &element, const QString &property) const;

private:
	struct Rule {
		QString selector;
		QHash<QString, QString> properties;
	};
	void read(const QString &css);

	std::vector<Rule> rules_; // in the file's order: of equal selectors the later wins
};

// Sets or, with an empty value, takes away one property in the element's `style` attribute, which outranks all else.
void setStyle(QDomElement &element, const QString &property, const QString &value);

} // namespace paint
