#include "ui/StockModel.hpp"

#include "ui/Show.hpp"
#include "ui/Text.hpp"

#include <gtest/gtest.h>

#include <QElapsedTimer>

#include <set>
#include <utility>

using namespace support;

namespace {

using Column = ui::StockModel::Column;
using Cells = std::set<std::pair<int, int>>;

// A model and what it told its views.
class StockModelTest : public testing::Test {
protected:
	StockModelTest()
	{
		QObject::connect(&model, &QAbstractItemModel::dataChanged, &model,
				 [this](const QModelIndex &first, const QModelIndex &last) {
					 ++signalsOfChange;
					 for (int row = first.row(); row <= last.row(); ++row) {
						 for (int column = first.column(); column <= last.column(); ++column) {
							 changed.emplace(row, column);
						 }
					 }
				 });
		QObject::connect(&model, &QAbstractItemModel::modelReset, &model, [this] { ++resets; });
		QObject::connect(&model, &QAbstractItemModel::rowsInserted, &model,
				 [this](const QModelIndex &, int first, int last) { inserted += last - first + 1; });
		QObject::connect(&model, &QAbstractItemModel::rowsRemoved, &model,
				 [this](const QModelIndex &, int first, int last) { removed += last - first + 1; });
	}

	void show(app::ShelfView view)
	{
		changed.clear();
		signalsOfChange = inserted = removed = 0;
		shown = std::make_shared<const app::ShelfView>(std::move(view));
		model.display(shown);
	}
	std::string sku(int row) const { return model.row(row).sku; }

	LocaleFile locale{"en-US"};
	ui::StockModel model{ui::Text(locale.translator())};
	std::shared_ptr<const app::ShelfView> shown;
	Cells changed;
	int signalsOfChange = 0;
	int inserted = 0;
	int removed = 0;
	int resets = 0;
};

} // namespace

TEST_F(StockModelTest, TellsOnlyOfCellsThatChanged)
{
	show(shelfOf(10));
	app::ShelfView view = shelfOf(10);
	view.rows[3].left = "99";
	view.rows[7].status = alerts::SkuStatus::Hot;
	view.rows[7].sellsOutIn = "4:10";
	show(view);
	EXPECT_EQ(changed, (Cells{{3, Column::Left}, {7, Column::SellsOutIn}, {7, Column::State}}));
}

TEST_F(StockModelTest, AnAgeThatIsNotShownIsNoChange)
{
	app::ShelfView view = shelfOf(2);
	show(view);
	view.rows[0].age = {"Shelf.Age", {{"seconds", "3"}}};
	show(view);
	EXPECT_EQ(changed, Cells{});
	view.rows[0].stale = true;
	show(view);
	view.rows[0].age = {"Shelf.Age", {{"seconds", "4"}}};
	show(view);
	EXPECT_EQ(changed, (Cells{{0, Column::State}}));
	EXPECT_EQ(model.index(0, Column::State).data().toString(), "Stale, 4 s old");
}

TEST_F(StockModelTest, GoingOnAirTouchesTwoRows)
{
	app::ShelfView view = shelfOf(10);
	view.rows[2].onAir = true;
	show(view);
	view.rows[2].onAir = false;
	view.rows[5].onAir = true;
	show(view);
	for (const auto &[row, column] : changed) {
		EXPECT_TRUE(row == 2 || row == 5) << row << ", " << column;
	}
	EXPECT_EQ(changed.size(), 2u * Column::kColumns);
}

TEST_F(StockModelTest, RowsComeAndGoWithoutAReset)
{
	show(shelfOf(10));
	app::ShelfView view = shelfOf(10);
	view.rows.erase(view.rows.begin() + 4);
	view.rows.push_back(row("NEW", "New", "1"));
	show(view);
	ASSERT_EQ(model.rowCount(), 10);
	EXPECT_EQ(sku(4), "SKU-5");
	EXPECT_EQ(sku(9), "NEW");
	show(shelfOf(0));
	EXPECT_EQ(model.rowCount(), 0);
	show(shelfOf(3));
	EXPECT_EQ(model.rowCount(), 3);
	EXPECT_EQ(resets, 0);
}

TEST_F(StockModelTest, ARowInTheMiddleIsOneInsertion)
{
	show(shelfOf(10));
	app::ShelfView view = shelfOf(10);
	view.rows.insert(view.rows.begin() + 4, row("NEW", "New", "1"));
	show(view);
	EXPECT_EQ(inserted, 1);
	EXPECT_EQ(removed, 0);
	EXPECT_EQ(changed, Cells{});
}

TEST_F(StockModelTest, FollowsAnOtherOrder)
{
	show(shelfOf(6));
	app::ShelfView view = shelfOf(6);
	std::swap(view.rows[1], view.rows[4]);
	show(view);
	EXPECT_EQ(sku(1), "SKU-4");
	EXPECT_EQ(sku(4), "SKU-1");
	EXPECT_EQ(inserted, 4);
	EXPECT_EQ(removed, 4);
}

TEST(StockModel, AHundredThousandRowsDoNotStall)
{
	ui::StockModel model{ui::Text(LocaleFile("en-US").translator())};
	app::ShelfView view = shelfOf(100'000);
	model.display(std::make_shared<const app::ShelfView>(view));
	for (app::StockRow &each : view.rows) {
		each.left = "99";
	}
	const auto changed = std::make_shared<const app::ShelfView>(std::move(view));
	QElapsedTimer timer;
	timer.start();
	model.display(changed);
	EXPECT_LT(timer.elapsed(), 1000); // unoptimised and under a sanitizer; a few milliseconds in a release

	timer.start();
	for (int look = 0; look < 100'000; ++look) {
		model.display(changed); // nothing new: no work at all
	}
	EXPECT_LT(timer.elapsed(), 1000);
}

TEST_F(StockModelTest, ScatteredChangesDoNotBecomeAFloodOfSignals)
{
	show(shelfOf(1000));
	app::ShelfView view = shelfOf(1000);
	for (std::size_t index = 1; index < view.rows.size(); index += 2) {
		view.rows[index].pace = "2";
	}
	show(view);
	EXPECT_EQ(signalsOfChange, 1);
	EXPECT_TRUE(changed.contains({999, Column::Pace}));
	EXPECT_FALSE(changed.contains({0, Column::Pace}));
}
