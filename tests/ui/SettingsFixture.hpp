#pragma once

#include "ui/SettingsDialog.hpp"

#include "ui/FakeDesk.hpp"
#include "ui/Show.hpp"

#include <gtest/gtest.h>

#include <QComboBox>
#include <QLineEdit>
#include <QPushButton>
#include <QTabWidget>
#include <QTest>

#include <memory>

namespace support {

// The settings dialog before a desk.
class SettingsDialogTest : public testing::Test {
protected:
	SettingsDialogTest() { addSentences(locale, "en-US"); }

	void open()
	{
		dialog = std::make_unique<ui::SettingsDialog>(desk, ui::Text(locale.translator()), nullptr);
		dialog->show();
		ASSERT_TRUE(QTest::qWaitForWindowExposed(dialog.get()));
	}
	template<typename Widget>
	Widget *find(const char *name) const
	{
		auto *found = dialog->findChild<Widget *>(QString::fromLatin1(name));
		EXPECT_NE(found, nullptr) << name;
		return found;
	}
	void choose(commerce::ShopKind kind) const
	{
		auto *box = find<QComboBox>("Kind");
		box->setCurrentIndex(box->findData(static_cast<int>(kind)));
	}
	void type(const char *name, const char *text) const
	{
		auto *field = find<QLineEdit>(name);
		field->selectAll();
		QTest::keyClicks(field, text);
	}
	void showTab(int tab) const
	{
		find<QTabWidget>("Tabs")->setCurrentIndex(tab);
		QCoreApplication::processEvents();
	}
	void accept() const { QTest::mouseClick(find<QPushButton>("Ok"), Qt::LeftButton); }

	LocaleFile locale{"en-US"};
	FakeDesk desk;
	std::unique_ptr<ui::SettingsDialog> dialog;
};

} // namespace support
