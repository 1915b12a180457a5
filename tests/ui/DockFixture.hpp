#pragma once

#include "ui/Dock.hpp"
#include "ui/MarkedLine.hpp"
#include "ui/StockModel.hpp"
#include "ui/StockTable.hpp"

#include "ui/FakeDesk.hpp"
#include "ui/Show.hpp"

#include <gtest/gtest.h>

#include <QLabel>
#include <QPushButton>
#include <QTest>

#include <memory>
#include <string>
#include <vector>

namespace support {

// A dock that is open before a desk in the middle of a show.
class DockTest : public testing::Test {
protected:
	DockTest()
	{
		addSentences(locale, "en-US");
		desk.lay(weakUplink());
		desk.lay(busyShelf());
	}

	void open()
	{
		dock = std::make_unique<ui::Dock>(desk, locale.translator());
		dock->resize(520, 760);
		dock->show();
		ASSERT_TRUE(QTest::qWaitForWindowExposed(dock.get()));
	}

	template<typename Widget>
	Widget *find(const char *name) const
	{
		auto *found = dock->findChild<Widget *>(QString::fromLatin1(name));
		EXPECT_NE(found, nullptr) << name;
		return found;
	}

	std::string line(const char *name) const
	{
		const auto *found = find<ui::MarkedLine>(name);
		return found->isVisible() ? found->sentence().toStdString() : "";
	}
	std::string label(const char *name) const
	{
		const auto *found = find<QLabel>(name);
		return found->isVisible() ? ui::plainText(found->text()).toStdString() : "";
	}
	ui::StockTable &table() const { return *find<ui::StockTable>("stock"); }
	QVariant cell(int row, int column, int role) const { return table().model()->index(row, column).data(role); }
	std::string cell(int row, int column) const
	{
		return cell(row, column, Qt::DisplayRole).toString().toStdString();
	}
	void doubleClick(int row) const
	{
		const QModelIndex index = table().model()->index(row, ui::StockModel::Title);
		const QPoint place = table().visualRect(index).center();
		QTest::mouseClick(table().viewport(), Qt::LeftButton, {}, place);
		QTest::mouseDClick(table().viewport(), Qt::LeftButton, {}, place);
	}
	// The dock looks at the desk a few times a second.
	template<typename Condition>
	static bool soon(Condition condition)
	{
		return QTest::qWaitFor(condition, 5000);
	}
	bool neverLooksAgain() const
	{
		const int looks = desk.looks;
		return !QTest::qWaitFor([&] { return desk.looks != looks; }, 600);
	}

	LocaleFile locale{"en-US"};
	FakeDesk desk;
	std::unique_ptr<ui::Dock> dock;
};

} // namespace support
