// What OBS's own commands do to a counter, as its frontend does them: undo and redo, copies, removal that is undone, a
// second canvas.
#include "libobs/CounterStage.hpp"

#include <gtest/gtest.h>

#include <string>

namespace {

class CounterInTheStudioTest : public testing::Test {
protected:
	void SetUp() override
	{
		ShownSku shown;
		shown.available = 120;
		stage->publish(shown);
	}
	void TearDown() override { stage->clear(); }

	static OBSSourceAutoRelease capped() { return CounterStage::makeCounter(R"({"cap": 20, "scale": 200})"); }
	static void waitForPicture(obs_source_t *source, const QImage &wanted)
	{
		while (CounterStage::onAir(source) != wanted) {
		}
	}
	// The first picture with a number on it.
	static QImage pictureOf(obs_source_t *source)
	{
		for (;;) {
			QImage picture = CounterStage::onAir(source);
			if (picture.pixelColor(picture.width() / 2, picture.height() / 2) != CounterStage::kBehind) {
				return picture;
			}
		}
	}
};

} // namespace

TEST_F(CounterInTheStudioTest, AnEditIsUndoneAndDoneAgain)
{
	const OBSSourceAutoRelease source = CounterStage::makeCounter(R"({"scale": 200})");
	const QImage before = pictureOf(source);
	// The properties window keeps the settings before and after, as text.
	const OBSDataAutoRelease now = obs_source_get_settings(source);
	const std::string undo = obs_data_get_json(now);
	const OBSDataAutoRelease edit = obs_data_create_from_json(R"({"cap": 20, "scale": 100})");
	obs_source_update(source, edit);
	const std::string redo = obs_data_get_json(now);
	LibobsHost::passFramesUntil([&] { return obs_source_get_width(source) == 600; });
	const QImage after = pictureOf(source);

	const OBSDataAutoRelease asBefore = obs_data_create_from_json(undo.c_str());
	obs_source_reset_settings(source, asBefore);
	LibobsHost::passFramesUntil([&] { return obs_source_get_width(source) == 1200; });
	waitForPicture(source, before);
	const OBSDataAutoRelease asAfter = obs_data_create_from_json(redo.c_str());
	obs_source_reset_settings(source, asAfter);
	LibobsHost::passFramesUntil([&] { return obs_source_get_width(source) == 600; });
	waitForPicture(source, after);
}

TEST_F(CounterInTheStudioTest, ACopyIsItsOwn)
{
	const OBSSourceAutoRelease source = capped();
	const QImage picture = pictureOf(source);
	const OBSSourceAutoRelease copy = obs_source_duplicate(source, "copy", true);
	ASSERT_NE(copy.Get(), source.Get());
	LibobsHost::passFramesUntil([&] { return obs_source_get_width(copy) == 1200; });
	waitForPicture(copy, picture);

	const OBSDataAutoRelease edit = obs_data_create_from_json(R"({"cap": 0})");
	obs_source_update(copy, edit);
	while (CounterStage::onAir(copy) == picture) {
	}
	LibobsHost::passFrames(10);
	EXPECT_EQ(CounterStage::onAir(source), picture);
}

TEST_F(CounterInTheStudioTest, WhatWasRemovedComesBackAsItWas)
{
	OBSSourceAutoRelease source = capped();
	const QImage picture = pictureOf(source);
	const OBSDataAutoRelease saved = obs_save_source(source);
	source = nullptr;
	obs_wait_for_destroy_queue();
	const OBSSourceAutoRelease back = obs_load_private_source(saved);
	ASSERT_TRUE(back);
	LibobsHost::passFramesUntil([&] { return obs_source_get_width(back) == 1200; });
	waitForPicture(back, picture);
}

TEST_F(CounterInTheStudioTest, TwoCanvasesShareOnePicture)
{
	const OBSSourceAutoRelease source = CounterStage::makeCounter(R"({"motion": "off"})");
	const auto uploads = [&] {
		std::uint64_t number = 0;
		LibobsHost::onGraphicsThread([&] { number = CounterStage::counterOf(source).uploads(); });
		return number;
	};
	obs_view_t *const canvas = obs_view_create();
	obs_view_set_source(canvas, 0, source);
	ASSERT_TRUE(obs_view_add(canvas));
	obs_set_output_source(0, source);
	pictureOf(source);
	LibobsHost::passFrames(20);
	EXPECT_EQ(uploads(), 1u) << "drawn twice a frame, sent once";

	ShownSku shown;
	shown.available = 119;
	stage->publish(shown);
	while (uploads() == 1) {
	}
	LibobsHost::passFrames(20);
	EXPECT_EQ(uploads(), 2u);
	const OBSSourceAutoRelease fresh = CounterStage::makeCounter(R"({"motion": "off"})");
	EXPECT_EQ(CounterStage::onAir(source), pictureOf(fresh));
	obs_set_output_source(0, nullptr);
	obs_view_remove(canvas);
	obs_view_set_source(canvas, 0, nullptr);
	obs_view_destroy(canvas);
	pictureOf(source);
}
