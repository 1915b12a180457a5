#pragma once

#include <gtest/gtest.h>

#include <QImage>

#include <string>

// How far a picture may be from its reference: room for another version of a font renderer, not for another digit.
struct PictureTolerance {
	double meanDifference = 0.6; // of 255, over all pixels and channels
	int visibleStep = 48;        // a channel that differs by more is seen
	double visibleShare = 0.002; // of the pixels may be seen to differ
};

// How two pictures of one size differ.
struct PictureDifference {
	double mean = 0;
	double visibleShare = 0;
	QImage picture; // where, in grey

	bool isWithin(const PictureTolerance &tolerance) const
	{
		return mean <= tolerance.meanDifference && visibleShare <= tolerance.visibleShare;
	}
};

PictureDifference differenceOf(const QImage &one, const QImage &other, const PictureTolerance &tolerance = {});

// Compares with tests/data/counters/NAME.png. On failure the picture and the difference are left in the build folder.
// With LIVESHELF_WRITE_REFERENCES=1 the reference is written instead.
testing::AssertionResult looksLike(const QImage &picture, const std::string &name);
