// Pictures of products as shops and cameras make them, and as somebody makes them to do harm.

#include "paint/ProductPicture.hpp"

#include <gtest/gtest.h>

#include <QBuffer>
#include <QColorSpace>
#include <QImageReader>
#include <QImageWriter>
#include <QPainter>
#include <QtEndian>

#include <array>
#include <chrono>
#include <memory>
#include <string>

using paint::ProductPicture;

namespace {

// Red, green, blue and yellow quarters.
QImage quarters(QSize size, QImage::Format format = QImage::Format_RGB32)
{
	QImage image(size, format);
	QPainter painter(&image);
	const int w = size.width() / 2;
	const int h = size.height() / 2;
	painter.fillRect(0, 0, w, h, Qt::red);
	painter.fillRect(w, 0, size.width() - w, h, Qt::green);
	painter.fillRect(0, h, w, size.height() - h, Qt::blue);
	painter.fillRect(w, h, size.width() - w, size.height() - h, Qt::yellow);
	return image;
}

std::string fileOf(const QImage &image, const char *format, int quality = 95,
		   QImageIOHandler::Transformation turned = QImageIOHandler::TransformationNone)
{
	QByteArray bytes;
	QBuffer buffer(&bytes);
	buffer.open(QIODevice::WriteOnly);
	QImageWriter writer(&buffer, format);
	writer.setQuality(quality);
	writer.setTransformation(turned);
	EXPECT_TRUE(writer.write(image)) << format << ": " << writer.errorString().toStdString();
	return bytes.toStdString();
}

bool isNear(QRgb one, QRgb other, int step = 12)
{
	return std::abs(qRed(one) - qRed(other)) <= step && std::abs(qGreen(one) - qGreen(other)) <= step &&
	       std::abs(qBlue(one) - qBlue(other)) <= step && std::abs(qAlpha(one) - qAlpha(other)) <= step;
}

// The colours in the middle of the four quarters, from the top left to the bottom right.
testing::AssertionResult showsQuarters(const QImage &image, std::array<QColor, 4> colours)
{
	const int w = image.width();
	const int h = image.height();
	const std::array<QPoint, 4> places = {QPoint(w / 4, h / 4), QPoint(w * 3 / 4, h / 4), QPoint(w / 4, h * 3 / 4),
					      QPoint(w * 3 / 4, h * 3 / 4)};
	for (std::size_t i = 0; i < places.size(); ++i) {
		if (!isNear(image.pixel(places[i]), colours[i].rgba())) {
			return testing::AssertionFailure()
			       << "quarter " << i << " is " << QColor(image.pixel(places[i])).name().toStdString();
		}
	}
	return testing::AssertionSuccess();
}

testing::AssertionResult showsQuarters(const QImage &image)
{
	return showsQuarters(image, {Qt::red, Qt::green, Qt::blue, Qt::yellow});
}

// A PNG that says it is of this size and holds next to nothing.
std::string pngOfSize(quint32 width, quint32 height)
{
	std::string bytes = fileOf(quarters({2, 2}), "png");
	qToBigEndian(width, bytes.data() + 16);
	qToBigEndian(height, bytes.data() + 20);
	quint32 crc = 0xffffffff;
	for (std::size_t at = 12; at < 29; ++at) {
		crc ^= static_cast<unsigned char>(bytes[at]);
		for (int bit = 0; bit < 8; ++bit) {
			crc = (crc >> 1) ^ (crc & 1 ? 0xedb88320 : 0);
		}
	}
	qToBigEndian(~crc, bytes.data() + 29);
	return bytes;
}

// A GIF of one pixel that is red, then blue.
std::string animatedGif()
{
	using namespace std::string_literals;
	const std::string head = "GIF89a\x01\x00\x01\x00\x80\x00\x00\xff\x00\x00\x00\x00\xff"s;
	const auto frame = [](char lzw) {
		return "\x21\xf9\x04\x00\x05\x00\x00\x00\x2c\x00\x00\x00\x00\x01\x00\x01\x00\x00\x02\x02"s + lzw +
		       "\x01\x00"s;
	};
	return head + frame('\x44') + frame('\x4c') + "\x3b"s;
}

} // namespace

TEST(ProductPicture, SaysWhichFormatsThisQtReads)
{
	std::string formats;
	for (const QByteArray &format : QImageReader::supportedImageFormats()) {
		formats += format.toStdString() + " ";
	}
	RecordProperty("formats", formats);
	std::printf("formats: %s\n", formats.c_str());
	EXPECT_NE(formats.find("png"), std::string::npos);
	EXPECT_NE(formats.find("jpeg"), std::string::npos);
}

TEST(ProductPicture, EveryFormatFillsTheBox)
{
	for (const char *format : {"png", "jpeg", "webp"}) {
		if (!QImageReader::supportedImageFormats().contains(format)) {
			continue;
		}
		const std::string file = fileOf(quarters({400, 400}), format);
		for (const QSize box : {QSize(50, 50), QSize(400, 400), QSize(900, 900), QSize(3, 3)}) {
			const QImage image = ProductPicture::decoded(file, box);
			EXPECT_EQ(image.size(), box) << format;
			EXPECT_EQ(image.format(), QImage::Format_ARGB32_Premultiplied);
			if (box.width() > 3) {
				EXPECT_TRUE(showsQuarters(image)) << format << " " << box.width();
			}
		}
	}
}

TEST(ProductPicture, IsCutAroundItsMiddleAndNotSquashed)
{
	QImage wide(600, 200, QImage::Format_RGB32);
	wide.fill(Qt::black);
	QPainter(&wide).drawImage(200, 0, quarters({200, 200}));
	QImage high(200, 600, QImage::Format_RGB32);
	high.fill(Qt::black);
	QPainter(&high).drawImage(0, 200, quarters({200, 200}));
	for (const QImage &picture : {wide, high}) {
		for (const int side : {40, 77, 200, 333}) {
			const QImage image = ProductPicture::decoded(fileOf(picture, "png"), {side, side});
			ASSERT_EQ(image.size(), QSize(side, side));
			EXPECT_TRUE(showsQuarters(image)) << side;
			EXPECT_TRUE(isNear(image.pixel(1, 1), QColor(Qt::red).rgba(), 60));
			EXPECT_TRUE(isNear(image.pixel(side - 2, side - 2), QColor(Qt::yellow).rgba(), 60));
		}
	}
	// A wide box of a square picture shows its middle stripe.
	const QImage stripe = ProductPicture::decoded(fileOf(quarters({400, 400}), "png"), {400, 100});
	EXPECT_TRUE(showsQuarters(stripe));
}

TEST(ProductPicture, StandsAsTheCameraSays)
{
	using Turn = QImageIOHandler::Transformation;
	// What is written turned back by its camera's mark is upright.
	const std::string right = fileOf(quarters({400, 300}), "jpeg", 95, Turn::TransformationRotate90);
	EXPECT_TRUE(
		showsQuarters(ProductPicture::decoded(right, {90, 120}), {Qt::blue, Qt::red, Qt::yellow, Qt::green}));
	const std::string over = fileOf(quarters({400, 300}), "jpeg", 95, Turn::TransformationRotate180);
	EXPECT_TRUE(
		showsQuarters(ProductPicture::decoded(over, {120, 90}), {Qt::yellow, Qt::blue, Qt::green, Qt::red}));
	const std::string mirrored = fileOf(quarters({400, 300}), "jpeg", 95, Turn::TransformationMirror);
	EXPECT_TRUE(showsQuarters(ProductPicture::decoded(mirrored, {120, 90}),
				  {Qt::green, Qt::red, Qt::yellow, Qt::blue}));
	// Turned and cut: a high box of a picture that lies.
	QImage lying(900, 300, QImage::Format_RGB32);
	lying.fill(Qt::black);
	QPainter(&lying).drawImage(300, 0, quarters({300, 300}));
	const std::string turned = fileOf(lying, "jpeg", 95, Turn::TransformationRotate90);
	EXPECT_TRUE(
		showsQuarters(ProductPicture::decoded(turned, {100, 100}), {Qt::blue, Qt::red, Qt::yellow, Qt::green}));
}

TEST(ProductPicture, ColoursBecomeSrgb)
{
	QImage image(64, 64, QImage::Format_RGB32);
	image.fill(QColor(120, 180, 60));
	image.setColorSpace(QColorSpace::AdobeRgb);
	const QRgb expected = image.convertedToColorSpace(QColorSpace::SRgb).pixel(5, 5);
	ASSERT_FALSE(isNear(expected, qRgb(120, 180, 60)));
	for (const char *format : {"png", "jpeg"}) {
		const QImage drawn = ProductPicture::decoded(fileOf(image, format, 100), {32, 32});
		EXPECT_TRUE(isNear(drawn.pixel(5, 5), expected, 4)) << format;
	}
	QImage grey(64, 64, QImage::Format_Grayscale8);
	grey.fill(120);
	EXPECT_TRUE(isNear(ProductPicture::decoded(fileOf(grey, "jpeg", 100), {32, 32}).pixel(5, 5),
			   qRgb(120, 120, 120), 3));
}

TEST(ProductPicture, WhatIsTransparentStaysSo)
{
	QImage image(200, 200, QImage::Format_ARGB32);
	image.fill(QColor(255, 0, 0, 128));
	const QImage drawn = ProductPicture::decoded(fileOf(image, "png"), {50, 50});
	EXPECT_TRUE(isNear(drawn.pixelColor(20, 20).rgba(), qRgba(255, 0, 0, 128), 2));
}

TEST(ProductPicture, OfAnAnimationTheFirstPicture)
{
	if (!QImageReader::supportedImageFormats().contains("gif")) {
		GTEST_SKIP() << "this Qt reads no GIF";
	}
	const QImage drawn = ProductPicture::decoded(animatedGif(), {20, 20});
	ASSERT_FALSE(drawn.isNull());
	EXPECT_TRUE(isNear(drawn.pixel(10, 10), qRgb(255, 0, 0)));
}

TEST(ProductPicture, DamagedFilesAreNone)
{
	for (const char *format : {"png", "jpeg"}) {
		const std::string whole = fileOf(quarters({100, 100}), format);
		EXPECT_TRUE(ProductPicture::decoded(whole.substr(0, 20), {50, 50}).isNull()) << format;
		for (std::size_t at = 0; at < whole.size(); at += 3) {
			std::string changed = whole;
			changed[at] = static_cast<char>(changed[at] ^ 0x55);
			const QImage drawn = ProductPicture::decoded(changed, {50, 50});
			EXPECT_TRUE(drawn.isNull() || drawn.size() == QSize(50, 50));
		}
	}
	EXPECT_TRUE(ProductPicture::decoded("", {50, 50}).isNull());
	EXPECT_TRUE(ProductPicture::decoded("\x89PNG\r\n\x1a\n", {50, 50}).isNull());
	EXPECT_TRUE(ProductPicture::decoded("RIFF", {50, 50}).isNull());
	EXPECT_TRUE(ProductPicture::decoded(std::string(5000, 'x'), {50, 50}).isNull());
}

TEST(ProductPicture, OnlyTheFourFormatsAreRead)
{
	const std::string svg = "<svg xmlns='http://www.w3.org/2000/svg' width='9' height='9'><rect width='9' "
				"height='9'/></svg>";
	EXPECT_TRUE(ProductPicture::decoded(svg, {50, 50}).isNull());
	EXPECT_TRUE(ProductPicture::decoded(fileOf(quarters({50, 50}), "bmp"), {50, 50}).isNull());
	EXPECT_TRUE(ProductPicture::decoded(fileOf(quarters({50, 50}), "ppm"), {50, 50}).isNull());
}

TEST(ProductPicture, BombsAreRefusedUnread)
{
	for (const auto &[width, height] : {std::pair<quint32, quint32>{1'000'000, 41},
					    {6400, 6400},
					    {1'000'000, 1'000'000},
					    {0x7fffffff, 0x7fffffff},
					    {0, 5}}) {
		EXPECT_TRUE(ProductPicture::decoded(pngOfSize(width, height), {50, 50}).isNull()) << width;
	}
	// What may be read says its own size, and no other is made of it.
	const QImage lies = ProductPicture::decoded(pngOfSize(5000, 5000), {50, 50});
	EXPECT_TRUE(lies.isNull() || lies.size() == QSize(50, 50));
}

TEST(ProductPicture, LongThinPicturesAreCutNotBlownUp)
{
	QImage thin(1, 20'000, QImage::Format_RGB32);
	thin.fill(Qt::red);
	const QImage drawn = ProductPicture::decoded(fileOf(thin, "png"), {300, 300});
	ASSERT_EQ(drawn.size(), QSize(300, 300));
	EXPECT_TRUE(isNear(drawn.pixel(150, 150), qRgb(255, 0, 0)));
}

TEST(ProductPicture, BoxesThatAreNoneDrawNothing)
{
	const std::string file = fileOf(quarters({40, 40}), "png");
	for (const QSize box :
	     {QSize(), QSize(0, 10), QSize(10, 0), QSize(-5, 5), QSize(100'000, 2), QSize(16'000, 16'000)}) {
		EXPECT_TRUE(ProductPicture::decoded(file, box).isNull());
	}
}

TEST(ProductPicture, AGoodCamerasPhotoIsReadInTheSizeOfTheBox)
{
	const std::string file = fileOf(quarters({7000, 5000}), "jpeg", 90); // 35 megapixels
	const auto begun = std::chrono::steady_clock::now();
	EXPECT_TRUE(showsQuarters(ProductPicture::decoded(file, {400, 300})));
	const std::chrono::duration<double, std::milli> took = std::chrono::steady_clock::now() - begun;
	std::printf("35 megapixels to 400 x 300: %.0f ms\n", took.count());
}

TEST(ProductPicture, IsMadeOnceForManyCounters)
{
	ProductPicture pictures;
	auto file = std::make_shared<overlay::PictureFile>(fileOf(quarters({400, 400}), "png"));
	const QImage first = pictures.draw(file, {100, 100});
	ASSERT_TRUE(showsQuarters(first));
	for (int i = 0; i < 50; ++i) {
		EXPECT_EQ(pictures.draw(file, {100, 100}).cacheKey(), first.cacheKey());
	}
	EXPECT_NE(pictures.draw(file, {100, 101}).cacheKey(), first.cacheKey());
	EXPECT_EQ(pictures.draw(file, {100, 100}).cacheKey(), first.cacheKey());
	EXPECT_TRUE(pictures.draw(nullptr, {100, 100}).isNull());
	const auto broken = std::make_shared<overlay::PictureFile>("rubbish");
	EXPECT_TRUE(pictures.draw(broken, {100, 100}).isNull());
	EXPECT_TRUE(pictures.draw(broken, {100, 100}).isNull());
}

TEST(ProductPicture, OtherBytesAreAnotherPictureThoughTheyLieInTheSamePlace)
{
	ProductPicture pictures;
	for (const Qt::GlobalColor colour : {Qt::red, Qt::green, Qt::blue, Qt::yellow}) {
		QImage image(20, 20, QImage::Format_RGB32);
		image.fill(colour);
		const auto file = std::make_shared<overlay::PictureFile>(fileOf(image, "png"));
		EXPECT_TRUE(isNear(pictures.draw(file, {10, 10}).pixel(5, 5), QColor(colour).rgba()));
	}
}

TEST(ProductPicture, WhatWasMadeIsBounded)
{
	ProductPicture pictures;
	const auto file = std::make_shared<overlay::PictureFile>(fileOf(quarters({40, 40}), "png"));
	const qint64 oldest = pictures.draw(file, {1000, 1000}).cacheKey();
	qint64 newest = 0;
	for (int i = 1; i <= 17; ++i) { // 4 MB each
		newest = pictures.draw(file, {1000, 1000 + i}).cacheKey();
	}
	EXPECT_EQ(pictures.draw(file, {1000, 1017}).cacheKey(), newest);
	EXPECT_NE(pictures.draw(file, {1000, 1000}).cacheKey(), oldest);
}
