// QR codes, read back by a reader that knows nothing of how they were made (zbar).

#include "paint/QrCode.hpp"

#include <gtest/gtest.h>

#include <QPainter>
#include <QProcess>
#include <QStandardPaths>
#include <QTemporaryDir>

#include <string>

using paint::QrCode;

namespace {

// The bytes that a reader finds in the picture; empty: none.
std::string readBack(const QImage &picture)
{
	const QTemporaryDir folder;
	const QString file = folder.filePath(QStringLiteral("code.png"));
	EXPECT_TRUE(picture.save(file));
	QProcess reader;
	reader.start(QStringLiteral("zbarimg"),
		     {QStringLiteral("--quiet"), QStringLiteral("--nodbus"), QStringLiteral("--raw"),
		      QStringLiteral("--oneshot"), QStringLiteral("-Sdisable"), QStringLiteral("-Sqrcode.enable"),
		      QStringLiteral("-Sbinary"), file});
	EXPECT_TRUE(reader.waitForFinished(30'000));
	return reader.readAllStandardOutput().toStdString();
}

// On a scene, as viewers get it.
QImage onScene(const QImage &code, QRgb behind)
{
	QImage scene(code.size() + QSize(120, 80), QImage::Format_RGB32);
	scene.fill(behind);
	QPainter(&scene).drawImage(60, 40, code);
	return scene;
}

std::string textOf(std::size_t bytes)
{
	std::string text = "https://shop.example/p?";
	while (text.size() < bytes) {
		text += static_cast<char>('a' + text.size() * 7 % 26);
	}
	text.resize(bytes);
	return text;
}

int leastSide(const QrCode &code)
{
	return (code.side() + 2 * QrCode::kQuietZone) * QrCode::kLeastPixels;
}

class QrCodeReading : public testing::Test {
protected:
	void SetUp() override
	{
		if (QStandardPaths::findExecutable(QStringLiteral("zbarimg")).isEmpty()) {
			GTEST_SKIP() << "zbarimg is not installed";
		}
	}
};

} // namespace

TEST_F(QrCodeReading, EveryLengthIsReadBackToTheByte)
{
	for (const std::size_t bytes : {1, 14, 15, 60, 61, 120, 250, 500, 997, 1000}) {
		const std::string text = textOf(bytes);
		const auto code = QrCode::of(text);
		ASSERT_TRUE(code) << bytes;
		const int side = leastSide(*code);
		EXPECT_EQ(readBack(onScene(code->draw({side, side}), qRgb(20, 60, 30))), text) << bytes;
		EXPECT_EQ(readBack(onScene(code->draw({side * 2 + 3, side * 2 + 3}), qRgb(0, 0, 0))), text) << bytes;
	}
}

TEST_F(QrCodeReading, EverySizeAndShapeOfBoxIsRead)
{
	const std::string text = "https://shop.example/商品/连帽衫?sku=HOODIE-M&来源=直播";
	const auto code = QrCode::of(text);
	ASSERT_TRUE(code);
	const int least = leastSide(*code);
	for (int side = least; side < 420; side += 17) {
		EXPECT_EQ(readBack(onScene(code->draw({side, side}), qRgb(200, 0, 90))), text) << side;
	}
	EXPECT_EQ(readBack(onScene(code->draw({least + 200, least}), qRgb(0, 0, 0))), text);
	EXPECT_EQ(readBack(onScene(code->draw({least, least + 333}), qRgb(0, 0, 0))), text);
}

TEST_F(QrCodeReading, ADamagedSeventhIsReadAllTheSame)
{
	const std::string text = textOf(100);
	const auto code = QrCode::of(text);
	ASSERT_TRUE(code);
	QImage picture = code->draw({400, 400});
	const int pixels = 400 / (code->side() + 8);
	QPainter(&picture).fillRect(200, 200, 8 * pixels, 8 * pixels, Qt::white);
	EXPECT_EQ(readBack(picture), text);
}

TEST(QrCode, IsOfTheSmallestVersion)
{
	// ISO/IEC 18004, table 7: bytes that a version holds at error correction M.
	for (const auto &[bytes, version] :
	     {std::pair{14, 1}, {15, 2}, {26, 2}, {27, 3}, {62, 4}, {63, 5}, {997, 25}, {998, 26}}) {
		const auto code = QrCode::of(std::string(static_cast<std::size_t>(bytes), 'x'));
		ASSERT_TRUE(code) << bytes;
		EXPECT_EQ(code->side(), 17 + 4 * version) << bytes;
	}
}

TEST(QrCode, NoneForAnEmptyTextAndATooLongOne)
{
	EXPECT_FALSE(QrCode::of(""));
	EXPECT_FALSE(QrCode::of(std::string(1001, 'x')));
	EXPECT_TRUE(QrCode::of(std::string(1000, '\xff')));
	EXPECT_TRUE(QrCode::of(std::string_view("a\0b", 3)));
}

TEST(QrCode, OneThatCouldNotBeReadIsNotDrawn)
{
	for (const std::size_t bytes : {10, 100, 1000}) {
		const auto code = QrCode::of(textOf(bytes));
		ASSERT_TRUE(code);
		const int least = leastSide(*code);
		EXPECT_TRUE(code->draw({least - 1, least - 1}).isNull());
		EXPECT_TRUE(code->draw({least - 1, 5000}).isNull());
		EXPECT_EQ(code->draw({least, least}).size(), QSize(least, least));
	}
	const auto code = QrCode::of("x");
	for (const QSize box : {QSize(), QSize(0, 0), QSize(-100, -100), QSize(100'000, 100'000)}) {
		EXPECT_TRUE(code->draw(box).isNull());
	}
}

TEST(QrCode, IsCrispInTheMiddleOfAWhiteSquare)
{
	const auto code = QrCode::of(textOf(40));
	ASSERT_TRUE(code);
	const QImage picture = code->draw({501, 333});
	const int pixels = 333 / (code->side() + 8);
	const int left = (501 - code->side() * pixels) / 2;
	const int top = (333 - code->side() * pixels) / 2;
	EXPECT_GE(top, QrCode::kQuietZone * pixels);
	for (int y = 0; y < picture.height(); ++y) {
		for (int x = 0; x < picture.width(); ++x) {
			const bool beside = x < 84 || x >= 84 + 333;
			const bool inside = x >= left && y >= top;
			const bool dark = inside && code->isDark((x - left) / pixels, (y - top) / pixels);
			const QRgb expected = beside ? qRgba(0, 0, 0, 0) : dark ? qRgb(0, 0, 0) : qRgb(255, 255, 255);
			ASSERT_EQ(picture.pixel(x, y), expected) << x << "," << y;
		}
	}
}
