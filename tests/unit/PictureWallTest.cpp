#include "app/PictureWall.hpp"

#include <gtest/gtest.h>

using namespace app;

namespace {

PictureWall::Picture picture(int width)
{
	PaintedCounter painted;
	painted.width = width;
	return std::make_shared<const PaintedCounter>(std::move(painted));
}

} // namespace

TEST(PictureWall, AllCountersChangeInTheSameFrame)
{
	PictureWall wall;
	EXPECT_EQ(wall.inFrame(1, 7), nullptr);
	wall.hang({{7, picture(1)}, {9, picture(1)}});
	EXPECT_EQ(wall.inFrame(2, 7)->width, 1);
	wall.hang({{7, picture(2)}, {9, picture(2)}}); // in the middle of the frame
	EXPECT_EQ(wall.inFrame(2, 9)->width, 1) << "not before the next frame";
	EXPECT_EQ(wall.latest(9)->width, 2);
	EXPECT_EQ(wall.inFrame(3, 7)->width, 2);
	EXPECT_EQ(wall.inFrame(3, 9)->width, 2);
}

TEST(PictureWall, KnowsNothingOfACounterThatIsGone)
{
	PictureWall wall;
	wall.hang({{7, picture(1)}});
	EXPECT_EQ(wall.inFrame(1, 8), nullptr);
	EXPECT_EQ(wall.latest(8), nullptr);
}
