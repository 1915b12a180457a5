// Draws the built-in templates, dark and light, as the product draws them, into one picture.

#include "paint/SvgTemplate.hpp"
#include "support/CounterSamples.hpp"

#include <QFile>
#include <QGuiApplication>
#include <QImage>
#include <QPainter>

#include <algorithm>
#include <array>
#include <iostream>
#include <optional>
#include <string>
#include <vector>

namespace {

struct Piece {
	const char *name;
	const char *state;
	const char *script;
};

// In rows that fill the width.
const std::vector<std::vector<Piece>> kRows = {
	{{"pill", "ok", "en"}, {"bar", "low", "zh"}},
	{{"card", "hot", "en"}, {"top", "ok", "zh"}},
	{{"grid", "ok", "en"}, {"stamp", "sold-out", "en"}},
	{{"queue", "ok", "zh"}, {"card", "sold-out", "zh"}},
	{{"lower-third", "hot", "en"}},
};

constexpr int kGap = 24;
constexpr int kColumn = 1160; // the widest row at 100 %
constexpr double kScale = 0.8;
const QColor kDarkGround(0x2B, 0x33, 0x45);
const QColor kLightGround(0xD9, 0xDF, 0xEA);

std::optional<QImage> drawPiece(const Piece &piece, const std::string &palette)
{
	QFile file(QStringLiteral(LIVESHELF_TEMPLATES_DIR "/%1-%2.svg").arg(piece.name, palette.c_str()));
	if (!file.open(QIODevice::ReadOnly)) {
		std::cerr << file.fileName().toStdString() << " cannot be read\n";
		return std::nullopt;
	}
	const auto drawable = paint::SvgTemplate::read(file.readAll(), piece.name);
	if (!drawable) {
		std::cerr << piece.name << ": " << drawable.error().sentence.key << '\n';
		return std::nullopt;
	}
	return drawable->draw(support::sampleCounter(piece.state, piece.script), kScale);
}

// One palette's pieces over its ground.
std::optional<QImage> drawColumn(const std::string &palette)
{
	std::vector<std::vector<QImage>> rows;
	int height = kGap;
	for (const auto &pieces : kRows) {
		auto &row = rows.emplace_back();
		int tallest = 0;
		for (const Piece &piece : pieces) {
			const auto drawn = drawPiece(piece, palette);
			if (!drawn) {
				return std::nullopt;
			}
			tallest = std::max(tallest, drawn->height());
			row.push_back(*drawn);
		}
		height += tallest + kGap;
	}
	QImage column(static_cast<int>(kColumn * kScale), height, QImage::Format_RGB888);
	column.fill(palette == "dark" ? kDarkGround : kLightGround);
	QPainter painter(&column);
	int y = kGap;
	for (const auto &row : rows) {
		int width = 0;
		int tallest = 0;
		for (const QImage &image : row) {
			width += image.width();
			tallest = std::max(tallest, image.height());
		}
		const int gap = (column.width() - width) / (static_cast<int>(row.size()) + 1);
		int x = gap;
		for (const QImage &image : row) {
			painter.drawImage(x, y + (tallest - image.height()) / 2, image);
			x += image.width() + gap;
		}
		y += tallest + kGap;
	}
	return column;
}

} // namespace

int main(int argc, char **argv)
{
	const QGuiApplication application(argc, argv);
	const auto dark = drawColumn("dark");
	const auto light = drawColumn("light");
	if (argc < 2 || !dark || !light) {
		std::cerr << "usage: counter_gallery FILE.png\n";
		return 1;
	}
	QImage gallery(dark->width() + light->width(), dark->height(), QImage::Format_RGB888);
	QPainter painter(&gallery);
	painter.drawImage(0, 0, *dark);
	painter.drawImage(dark->width(), 0, *light);
	painter.end();
	return gallery.save(QString::fromLocal8Bit(argv[1])) ? 0 : 1;
}
