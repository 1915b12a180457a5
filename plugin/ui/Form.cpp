#include "ui/Form.hpp"

#include <QCheckBox>
#include <QDoubleSpinBox>
#include <QEvent>
#include <QLabel>
#include <QSpinBox>
#include <QWidget>

#include <cmath>

namespace ui {
namespace {

// Turning the wheel to scroll the dialog must not change the numbers that pass under the pointer.
class CalmWheel : public QObject {
public:
	using QObject::QObject;

protected:
	bool eventFilter(QObject *watched, QEvent *event) override
	{
		if (event->type() == QEvent::Wheel && !static_cast<QWidget *>(watched)->hasFocus()) {
			event->ignore();
			return true;
		}
		return false;
	}
};

} // namespace

Form::Form(const Text &text) : text_(text)
{
	setRowWrapPolicy(WrapLongRows);
	setFieldGrowthPolicy(ExpandingFieldsGrow);
}

void Form::addField(std::string_view key, QWidget *field)
{
	const QString label = text_(key);
	field->setObjectName(QString::fromUtf8(key.substr(key.rfind('.') + 1)));
	field->setAccessibleName(plainName(label));
	field->setFocusPolicy(Qt::StrongFocus);
	field->installEventFilter(new CalmWheel(field));
	if (auto *box = qobject_cast<QCheckBox *>(field)) {
		box->setText(label);
		addRow(box);
	} else {
		addRow(label, field);
	}
}

QSpinBox *Form::addWhole(std::string_view key, int least, int most, std::string_view unitKey)
{
	auto *box = add(key, new QSpinBox);
	box->setRange(least, most);
	box->setSuffix(text_(unitKey));
	return box;
}

QDoubleSpinBox *Form::addTenths(std::string_view key, double least, double most, std::string_view unitKey)
{
	auto *box = add(key, new QDoubleSpinBox);
	box->setRange(least, most);
	box->setDecimals(1);
	box->setSuffix(text_(unitKey));
	return box;
}

QLabel *Form::addHint(std::string_view key)
{
	auto *hint = new QLabel(text_(key));
	hint->setWordWrap(true);
	hint->setTextFormat(Qt::PlainText);
	addRow(hint);
	return hint;
}

void Form::relabel(QWidget *field, std::string_view key)
{
	const QString words = text_(key);
	field->setAccessibleName(plainName(words));
	if (auto *label = qobject_cast<QLabel *>(labelForField(field))) {
		label->setText(words);
	}
}

bool isChanged(const QSpinBox &box, double before)
{
	return std::abs(box.value() - before) >= 1;
}

bool isChanged(const QDoubleSpinBox &box, double before)
{
	return std::abs(box.value() - before) > 0.51 * std::pow(0.1, box.decimals());
}

} // namespace ui
