#include "commerce/Selection.hpp"
#include "ui/CatalogueModel.hpp"
#include "ui/SkuDialog.hpp"

#include "support/LocaleFile.hpp"

#include <gtest/gtest.h>

#include <QElapsedTimer>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QTableView>
#include <QTest>

#include <algorithm>
#include <limits>
#include <memory>

using namespace support;

namespace {

class CatalogueTest : public testing::Test {
protected:
	void open(const std::map<std::string, std::string> &titles)
	{
		dialog = std::make_unique<ui::SkuDialog>(ui::Text(locale.translator()), shop, nullptr);
		offer(titles);
		dialog->show();
		ASSERT_TRUE(QTest::qWaitForWindowExposed(dialog.get()));
	}
	void offer(const std::map<std::string, std::string> &titles) const
	{
		dialog->offer(std::make_shared<const app::Catalogue::Titles>(titles));
	}
	QTableView &table() const { return *dialog->findChild<QTableView *>("Catalogue"); }
	QAbstractItemModel &rows() const { return *table().model(); }
	QModelIndex cell(int row, int column) const { return rows().index(row, column); }
	std::string count() const { return dialog->findChild<QLabel *>("Count")->text().toStdString(); }
	void search(const char *words) const
	{
		auto *filter = dialog->findChild<QLineEdit *>("Filter");
		filter->clear();
		QTest::keyClicks(filter, words);
	}
	void click(const char *button) const { dialog->findChild<QPushButton *>(button)->click(); }
	commerce::ShopSettings stored() const
	{
		commerce::ShopSettings now = shop;
		dialog->store(now);
		return now;
	}

	LocaleFile locale{"en-US"};
	commerce::ShopSettings shop;
	std::unique_ptr<ui::SkuDialog> dialog;
};

const std::map<std::string, std::string> kTotes{
	{"MUG-350", "Stoneware mug"}, {"TOTE-BLK", "Canvas tote, black"}, {"TOTE-NAT", "Canvas tote, natural"}};

} // namespace

TEST_F(CatalogueTest, WithoutATickAllAreFollowed)
{
	open(kTotes);
	EXPECT_EQ(count(), "None ticked: all 3 are followed");
	EXPECT_EQ(stored(), shop);
}

TEST_F(CatalogueTest, TicksAreKeptInTheirOrder)
{
	shop.picked = {"TOTE-NAT", "GONE"};
	open(kTotes);
	ASSERT_EQ(rows().rowCount(), 4) << "what was picked is shown even where the shop does not have it";
	EXPECT_EQ(cell(0, ui::CatalogueModel::Title).data().toString(), "not in the shop");
	EXPECT_EQ(count(), "Followed: 2 of 4");
	EXPECT_EQ(stored(), shop);
	rows().setData(cell(1, ui::CatalogueModel::Sku), Qt::Checked, Qt::CheckStateRole);
	rows().setData(cell(0, ui::CatalogueModel::Sku), Qt::Unchecked, Qt::CheckStateRole);
	EXPECT_EQ(stored().picked, (std::vector<std::string>{"TOTE-NAT", "MUG-350"}));
}

TEST_F(CatalogueTest, TheSpaceKeyTicks)
{
	open(kTotes);
	table().setFocus();
	table().setCurrentIndex(cell(1, ui::CatalogueModel::Sku));
	QTest::keyClick(&table(), Qt::Key_Space);
	EXPECT_EQ(stored().picked, std::vector<std::string>{"TOTE-BLK"});
	EXPECT_TRUE(dialog->isVisible());
}

TEST_F(CatalogueTest, ASearchNarrowsAndTicksGoToWhatItShows)
{
	open(kTotes);
	search("canvas TOTE");
	EXPECT_EQ(rows().rowCount(), 2);
	click("TickShown");
	EXPECT_EQ(count(), "Followed: 2 of 3");
	search("nat");
	click("UntickShown");
	EXPECT_EQ(stored().picked, std::vector<std::string>{"TOTE-BLK"});
	QTest::keyClick(dialog->findChild<QLineEdit *>("Filter"), Qt::Key_Return);
	EXPECT_TRUE(dialog->isVisible()) << "Enter ends no search with OK";
}

TEST_F(CatalogueTest, ACodeCanJoinAnotherRow)
{
	shop.renamed = {{"MUG-350", "CUP"}};
	open(kTotes);
	EXPECT_EQ(cell(0, ui::CatalogueModel::Row).data().toString(), "CUP");
	EXPECT_EQ(cell(1, ui::CatalogueModel::Row).data().toString(), "TOTE-BLK");
	rows().setData(cell(1, ui::CatalogueModel::Row), " BAG ", Qt::EditRole);
	rows().setData(cell(0, ui::CatalogueModel::Row), "MUG-350", Qt::EditRole);
	EXPECT_EQ(stored().renamed, (std::map<std::string, std::string>{{"TOTE-BLK", "BAG"}}));
}

TEST_F(CatalogueTest, BeforeTheShopWasReadItSaysSo)
{
	shop.picked = {"TOTE-NAT"};
	open({});
	const auto *hint = dialog->findChild<QLabel *>("Hint");
	EXPECT_TRUE(hint->text().startsWith("The shop has not been read yet."));
	rows().setData(cell(0, ui::CatalogueModel::Row), "BAG", Qt::EditRole);
	offer(kTotes);
	EXPECT_TRUE(hint->text().startsWith("Tick what this show sells"));
	EXPECT_EQ(rows().rowCount(), 3);
	EXPECT_EQ(stored().picked, std::vector<std::string>{"TOTE-NAT"});
	EXPECT_EQ(stored().renamed, (std::map<std::string, std::string>{{"TOTE-NAT", "BAG"}}));

	// What is ticked and joined is on the shelf.
	const commerce::ShopUpdate seen = commerce::selected(
		{.levels = {{.sku = "TOTE-BLK", .available = 1}, {.sku = "TOTE-NAT", .available = 2}}}, stored());
	ASSERT_EQ(seen.levels.size(), 1u);
	EXPECT_EQ(seen.levels[0].sku, "BAG");
}

TEST_F(CatalogueTest, WhatTheShopSellsSinceIsShownBesideWhatWasChangedHere)
{
	open(kTotes);
	rows().setData(cell(1, ui::CatalogueModel::Sku), Qt::Checked, Qt::CheckStateRole);
	table().setCurrentIndex(cell(2, ui::CatalogueModel::Title));
	std::map<std::string, std::string> more = kTotes;
	more.emplace("MUG-500", "Large mug");
	more["TOTE-BLK"] = "Canvas tote, jet black";
	offer(more);
	ASSERT_EQ(rows().rowCount(), 4);
	EXPECT_EQ(cell(1, ui::CatalogueModel::Title).data().toString(), "Large mug");
	EXPECT_EQ(cell(2, ui::CatalogueModel::Title).data().toString(), "Canvas tote, jet black");
	EXPECT_EQ(table().currentIndex(), cell(3, ui::CatalogueModel::Title)) << "the same SKU";
	EXPECT_EQ(stored().picked, std::vector<std::string>{"TOTE-BLK"});
}

TEST_F(CatalogueTest, ARowThatIsBeingTypedIsNotDisturbed)
{
	open(kTotes);
	const QModelIndex row = cell(1, ui::CatalogueModel::Row);
	table().setCurrentIndex(row);
	table().edit(row);
	auto *editor = table().findChild<QLineEdit *>();
	ASSERT_NE(editor, nullptr);
	QTest::keyClicks(editor, "BAG");
	std::map<std::string, std::string> more = kTotes;
	more.emplace("MUG-500", "Large mug");
	offer(more);
	EXPECT_EQ(rows().rowCount(), 3);
	QTest::keyClick(editor, Qt::Key_Return);
	ASSERT_TRUE(QTest::qWaitFor([&] { return stored().renamed.contains("TOTE-BLK"); }));
	offer(more);
	EXPECT_EQ(rows().rowCount(), 4);
	EXPECT_EQ(stored().renamed, (std::map<std::string, std::string>{{"TOTE-BLK", "BAG"}}));
}

TEST_F(CatalogueTest, TenTimesTheSkusAreSearchedInTenTimesTheTime)
{
	const auto timeOf = [this](int skus) {
		std::map<std::string, std::string> many;
		for (int index = 0; index < skus; ++index) {
			many.emplace("SKU-" + std::to_string(index), "Product " + std::to_string(index));
		}
		open(many);
		qint64 shortest = std::numeric_limits<qint64>::max(); // the machine may be busy elsewhere
		for (int round = 0; round < 3; ++round) {
			QElapsedTimer timer;
			timer.start();
			search("t 4999");
			click("TickShown");
			EXPECT_EQ(stored().picked.size(), static_cast<std::size_t>(rows().rowCount()));
			click("UntickShown");
			shortest = std::min(shortest, timer.nsecsElapsed());
		}
		return shortest;
	};
	const qint64 few = timeOf(5'000);
	EXPECT_EQ(rows().rowCount(), 1);
	const qint64 many = timeOf(50'000);
	EXPECT_EQ(rows().rowCount(), 11);
	EXPECT_LT(many, few * 40) << "squared, it would be 100 times";
}
