#include "ui/LooksFixture.hpp"

#include "ui/LinkGraph.hpp"

#include <QAbstractButton>
#include <QAbstractItemView>
#include <QAbstractSpinBox>
#include <QAccessible>
#include <QComboBox>
#include <QKeySequence>
#include <QLabel>
#include <QLineEdit>
#include <QScrollBar>
#include <QTabBar>
#include <QTabWidget>

#include <map>
#include <vector>

namespace support {
namespace {

// What a person operates or reads, without the parts that Qt's own widgets are made of.
std::vector<QWidget *> controlsOf(const QWidget &window)
{
	std::vector<QWidget *> controls;
	for (QWidget *widget : window.findChildren<QWidget *>()) {
		const bool qtsOwn =
			widget->objectName().startsWith("qt_") ||
			qobject_cast<QAbstractItemView *>(widget->parentWidget()) ||
			qobject_cast<QScrollBar *>(widget) || widget->inherits("QComboBoxPrivateContainer") ||
			widget->inherits("QComboBoxListView") || qobject_cast<QComboBox *>(widget->parentWidget());
		const bool operated = widget->focusPolicy() != Qt::NoFocus || qobject_cast<QAbstractButton *>(widget) ||
				      qobject_cast<QLineEdit *>(widget) || qobject_cast<QAbstractSpinBox *>(widget);
		const auto *label = qobject_cast<QLabel *>(widget);
		if (!qtsOwn &&
		    (operated || qobject_cast<ui::LinkGraph *>(widget) || (label && !label->text().isEmpty()))) {
			controls.push_back(widget);
		}
	}
	return controls;
}

// A mnemonic works only while its widget is to be seen, and of several tabs one is.
bool isOnOtherTab(const QWidget &widget)
{
	for (const QWidget *page = &widget; page->parentWidget(); page = page->parentWidget()) {
		const auto *tabs = qobject_cast<const QTabWidget *>(
			page->parentWidget()->parentWidget()); // pages stand in a stack
		if (tabs && tabs->indexOf(page) >= 0 && tabs->currentWidget() != page) {
			return true;
		}
	}
	return false;
}

} // namespace

void expectNames(const QWidget &window)
{
	for (QWidget *control : controlsOf(window)) {
		const QAccessibleInterface *spoken = QAccessible::queryAccessibleInterface(control);
		ASSERT_NE(spoken, nullptr);
		EXPECT_FALSE(spoken->text(QAccessible::Name).isEmpty())
			<< control->metaObject()->className() << " " << control->objectName().toStdString();
	}
}

void expectOwnMnemonics(const QWidget &window)
{
	std::map<std::string, std::string> taken;
	const auto take = [&](const QString &text) {
		const std::string key = QKeySequence::mnemonic(text).toString().toStdString();
		if (!key.empty()) {
			EXPECT_TRUE(taken.emplace(key, text.toStdString()).second)
				<< key << ": " << taken[key] << " and " << text.toStdString();
		}
	};
	for (const QAbstractButton *button : window.findChildren<QAbstractButton *>()) {
		if (!isOnOtherTab(*button)) {
			take(button->text());
		}
	}
	for (const QLabel *label : window.findChildren<QLabel *>()) {
		if (label->buddy() && !isOnOtherTab(*label)) {
			take(label->text());
		}
	}
}

void expectNothingCut(const QWidget &window)
{
	for (const QWidget *control : controlsOf(window)) {
		// The arrows of a tab bar that is too long for a small screen are Qt's own.
		if (!control->isVisible() || qobject_cast<const QTabBar *>(control->parentWidget())) {
			continue;
		}
		const std::string name = control->objectName().toStdString();
		if (const auto *label = qobject_cast<const QLabel *>(control)) {
			EXPECT_GE(label->height(), label->heightForWidth(label->width()))
				<< name << label->text().toStdString();
			EXPECT_GE(label->width(), label->minimumSizeHint().width()) << label->text().toStdString();
		} else if (const auto *box = qobject_cast<const QComboBox *>(control)) {
			EXPECT_GT(box->width(), box->fontMetrics().horizontalAdvance(box->currentText())) << name;
		} else if (qobject_cast<const QAbstractButton *>(control)) {
			EXPECT_GE(control->width(), control->minimumSizeHint().width()) << name;
			EXPECT_GE(control->height(), control->minimumSizeHint().height()) << name;
		}
	}
}

void expectNoMissingKeys(const LocaleFile &locale)
{
	EXPECT_TRUE(locale.missing().empty()) << *locale.missing().begin();
}

} // namespace support
