#pragma once

#include "core/Image.hpp"
#include "overlay/CounterView.hpp"
#include "overlay/PaintPort.hpp"
#include "paint/SvgTemplate.hpp"

#include <gtest/gtest.h>

#include <QByteArray>
#include <QFile>
#include <QImage>
#include <QRect>

#include <cstring>
#include <map>
#include <string>

inline paint::SvgTemplate templateOf(const QByteArray &svg)
{
	auto read = paint::SvgTemplate::read(svg, "test.svg");
	EXPECT_TRUE(read) << read.error().sentence.key << " " << read.error().detail;
	return std::move(read).value();
}

// An SVG of 400 × 100 with this inside.
inline QByteArray svgWith(const QByteArray &content)
{
	return "<svg xmlns=\"http://www.w3.org/2000/svg\" xmlns:xlink=\"http://www.w3.org/1999/xlink\" viewBox=\"0 0 "
	       "400 "
	       "100\" font-family=\"Noto Sans\">" +
	       content + "</svg>";
}

inline QByteArray fileOf(const char *name)
{
	QFile file(QStringLiteral(LIVESHELF_SOURCE_DIR "/") + name);
	EXPECT_TRUE(file.open(QIODevice::ReadOnly)) << name;
	return file.readAll();
}

inline overlay::CounterView viewWith(const std::map<std::string, std::string> &texts)
{
	overlay::CounterView view;
	view.visible = true;
	view.texts = texts;
	return view;
}

inline QImage toQImage(const core::Image &image)
{
	QImage copy(image.width, image.height, QImage::Format_ARGB32_Premultiplied);
	std::memcpy(copy.bits(), image.pixels.data(), image.pixels.size());
	return copy;
}

inline QImage withPatches(QImage picture, const overlay::Patches &patches)
{
	for (const overlay::Patch &patch : patches) {
		const QImage part = toQImage(patch.image);
		for (int row = 0; row < part.height(); ++row) {
			std::memcpy(picture.scanLine(patch.top + row) + patch.left * std::ptrdiff_t{4},
				    part.constScanLine(row), patch.image.rowBytes());
		}
	}
	return picture;
}

// The rectangle that is not transparent.
inline QRect inkOf(const QImage &image)
{
	QRect ink;
	for (int y = 0; y < image.height(); ++y) {
		for (int x = 0; x < image.width(); ++x) {
			if (image.pixelColor(x, y).alpha() > 40) {
				ink |= QRect(x, y, 1, 1);
			}
		}
	}
	return ink;
}
