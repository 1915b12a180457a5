#pragma once

#include "ui/Text.hpp"

#include <QFormLayout>

#include <string_view>

class QDoubleSpinBox;
class QLabel;
class QSpinBox;

namespace ui {

// A column of labelled fields, as the settings use it. Every field gets its label, mnemonic, accessible name and the
// name by which tests find it from one locale key.
class Form : public QFormLayout {
	Q_OBJECT

public:
	explicit Form(const Text &text);

	// `Settings.Url` labels the field; its object name is "Url".
	template<typename Field>
	Field *add(std::string_view key, Field *field)
	{
		addField(key, field);
		return field;
	}

	QSpinBox *addWhole(std::string_view key, int least, int most, std::string_view unitKey);
	QDoubleSpinBox *addTenths(std::string_view key, double least, double most, std::string_view unitKey);
	// A sentence under the field above it.
	QLabel *addHint(std::string_view key);
	// Another label, for a field that is asked for under several names.
	void relabel(QWidget *field, std::string_view key);

private:
	void addField(std::string_view key, QWidget *field);

	Text text_;
};

// Whether the person entered something else than `before`. A value that was only rounded to be shown is not a change,
// so that OK alone never alters a setting.
bool isChanged(const QSpinBox &box, double before);
bool isChanged(const QDoubleSpinBox &box, double before);

} // namespace ui
