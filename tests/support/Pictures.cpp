#include "support/Pictures.hpp"

#include <QDir>

#include <algorithm>
#include <cstdlib>

PictureDifference differenceOf(const QImage &one, const QImage &other, const PictureTolerance &tolerance)
{
	PictureDifference result;
	result.picture = QImage(one.size(), QImage::Format_Grayscale8);
	double sum = 0;
	int visible = 0;
	for (int y = 0; y < one.height(); ++y) {
		for (int x = 0; x < one.width(); ++x) {
			const QRgb a = one.pixel(x, y);
			const QRgb b = other.pixel(x, y);
			const int red = std::abs(qRed(a) - qRed(b));
			const int green = std::abs(qGreen(a) - qGreen(b));
			const int blue = std::abs(qBlue(a) - qBlue(b));
			const int most = std::max({red, green, blue});
			sum += red + green + blue;
			visible += most > tolerance.visibleStep ? 1 : 0;
			result.picture.setPixel(x, y, qRgb(most, most, most));
		}
	}
	const double pixels = static_cast<double>(one.width()) * one.height();
	result.mean = sum / 3 / pixels;
	result.visibleShare = visible / pixels;
	return result;
}

testing::AssertionResult looksLike(const QImage &picture, const std::string &name)
{
	const QString file = QString::fromStdString(name) + ".png";
	const QString reference = QStringLiteral(LIVESHELF_SOURCE_DIR "/tests/data/counters/") + file;
	if (qEnvironmentVariable("LIVESHELF_WRITE_REFERENCES") == "1") {
		return picture.convertToFormat(QImage::Format_RGB888).save(reference)
			       ? testing::AssertionSuccess()
			       : testing::AssertionFailure() << "cannot write " << reference.toStdString();
	}
	const QDir folder(LIVESHELF_PICTURES_DIR);
	folder.mkpath(".");
	const QString actual = folder.filePath(QString::fromStdString(name) + ".actual.png");
	const QImage expected(reference);
	if (expected.isNull() || expected.size() != picture.size()) {
		picture.save(actual);
		return testing::AssertionFailure()
		       << reference.toStdString() << " is missing or of another size; got " << actual.toStdString();
	}
	const PictureDifference difference = differenceOf(picture, expected);
	if (difference.isWithin({})) {
		return testing::AssertionSuccess();
	}
	picture.save(actual);
	difference.picture.save(folder.filePath(QString::fromStdString(name) + ".difference.png"));
	return testing::AssertionFailure()
	       << name << " differs by " << difference.mean << " on average, visibly in "
	       << difference.visibleShare * 100 << " % of its pixels; see " << actual.toStdString();
}
