#include "paint/QuickRedraw.hpp"

#include "paint/LinearAlpha.hpp"
#include "paint/RehearsalBand.hpp"

#include <QPainter>

#include <algorithm>
#include <cstddef>
#include <cstdlib>
#include <string>
#include <utility>

namespace paint {

namespace {

// Where the locale file lacks the word. Rehearsal numbers never go without it.
const QString kPlainWord = QStringLiteral("REHEARSAL");

// How far two pictures may differ and still be the same to the eye: rounding, and edges that are drawn in two steps.
constexpr int kSameColour = 24;       // of 255
constexpr double kOtherShare = 0.002; // of the pixels where numbers and bars lie

bool isOther(QRgb one, QRgb other)
{
	return std::abs(qRed(one) - qRed(other)) > kSameColour || std::abs(qGreen(one) - qGreen(other)) > kSameColour ||
	       std::abs(qBlue(one) - qBlue(other)) > kSameColour || std::abs(qAlpha(one) - qAlpha(other)) > kSameColour;
}

bool looksTheSame(const QImage &one, const QImage &other, const TileMask &places)
{
	int others = 0;
	for (int y = 0; y < one.height(); ++y) {
		const auto *first = reinterpret_cast<const QRgb *>(one.constScanLine(y));
		const auto *second = reinterpret_cast<const QRgb *>(other.constScanLine(y));
		for (int x = 0; x < one.width(); ++x) {
			others += isOther(first[x], second[x]) ? 1 : 0;
		}
	}
	double area = 0;
	for (const QRect &rect : places.rects()) {
		area += static_cast<double>(rect.width()) * rect.height();
	}
	return others <= kOtherShare * area;
}

// The size, and what chooses layers, over the counter and its rows: states, and which texts there are.
std::string lookOf(const overlay::CounterView &view, double scale)
{
	std::string look = std::to_string(scale) + '|';
	const auto add = [&look](const overlay::ItemView &item) {
		for (const std::string &state : item.shown) {
			look += state + ',';
		}
		for (const auto &[name, text] : item.texts) {
			look += text.empty() ? "" : name + ',';
		}
	};
	add(view);
	for (const auto &[name, rows] : view.lists) {
		look += '|' + name;
		for (const overlay::ItemView &row : rows) {
			look += ';';
			add(row);
		}
	}
	return look;
}

void layBand(QPainter &painter, const QRectF &content, const overlay::CounterView &view)
{
	const QString word = QString::fromStdString(view.rehearsalWord).simplified();
	drawRehearsalBand(painter, content, word.isEmpty() ? kPlainWord : word);
}

} // namespace

QuickRedraw::Drawn QuickRedraw::draw(const Task &task, const overlay::CounterView &view)
{
	if (drawable_ != task.drawable) {
		drawable_ = task.drawable;
		kept_.reset();
	}
	if (kept_ && kept_->scale == task.scale && kept_->rolls == task.rolls &&
	    kept_->resting.samePicture(restingPart(view))) {
		if (auto drawn = drawMoving(task, view)) {
			return *drawn;
		}
	}
	return drawAll(task, view);
}

QImage QuickRedraw::drawPart(const Task &task, const overlay::CounterView &view, Part part) const
{
	QImage image(drawable_->size(task.scale), QImage::Format_ARGB32_Premultiplied);
	image.fill(Qt::transparent);
	drawable_->drawPart(image, part, view, task.scale, task.pictures);
	return image;
}

// Nothing: something lies where nothing was kept.
std::optional<QuickRedraw::Drawn> QuickRedraw::drawMoving(const Task &task, const overlay::CounterView &view)
{
	QImage moving(drawable_->size(task.scale), QImage::Format_ARGB32_Premultiplied);
	moving.fill(Qt::transparent);
	drawable_->drawPart(moving, kept_->look->sketch, view, task.scale, task.pictures);
	if (!kept_->mask.covers(TileMask(moving))) {
		return std::nullopt;
	}
	return Drawn{kept_->image, makePatches(moving, view), drawNumber(task, view)};
}

std::shared_ptr<const overlay::Patches> QuickRedraw::makePatches(const QImage &moving,
								 const overlay::CounterView &view) const
{
	auto patches = std::make_shared<overlay::Patches>();
	patches->reserve(kept_->behind.size());
	for (const auto &[place, picture] : kept_->behind) {
		QImage part = picture.copy();
		QPainter painter(&part);
		painter.translate(-place.topLeft());
		painter.drawImage(0, 0, moving);
		if (kept_->band) {
			layBand(painter, *kept_->band, view);
		}
		painter.end();
		patches->push_back({place.left(), place.top(), toImage(part)});
	}
	return patches;
}

QuickRedraw::Drawn QuickRedraw::drawAll(const Task &task, const overlay::CounterView &view)
{
	kept_.reset();
	std::string name = lookOf(view, task.scale);
	TemplateLooks::Look look = task.looks->find(name);
	if (look && !look->lifts) {
		return drawWhole(task, view);
	}
	const QImage resting = drawPart(task, view, Part::Resting);
	const QImage moving = drawPart(task, view, Part::Moving);
	QImage composed = resting.copy();
	QPainter painter(&composed);
	painter.drawImage(0, 0, moving);
	if (!look) {
		look = std::make_shared<const TemplateLook>(tryLook(task, view, resting));
		task.looks->note(std::move(name), look);
		if (!look->lifts) {
			painter.end();
			return drawWhole(task, view);
		}
	}
	TileMask mask(moving);
	mask.add(look->places);
	QRect numberPlace;
	if (task.rolls) {
		numberPlace = TileMask(drawPart(task, view, Part::Number)).bounds();
		mask.add(numberPlace);
	}
	mask.square();
	std::optional<QRectF> band;
	if (view.rehearsal) {
		band = contentOf(composed);
		layBand(painter, *band, view);
	}
	painter.end();
	auto image = std::make_shared<core::Image>(toImage(composed));
	kept_ = Kept{look, restingPart(view), task.scale, task.rolls, mask, {}, band, image, numberPlace, ++numbers_};
	for (const QRect &place : mask.rects()) {
		kept_->behind.push_back({place, resting.copy(place)});
	}
	return {std::move(image), nullptr, drawNumber(task, view)};
}

QuickRedraw::Drawn QuickRedraw::drawWhole(const Task &task, const overlay::CounterView &view) const
{
	QImage whole = drawPart(task, view, Part::All);
	if (view.rehearsal) {
		const QRectF content = contentOf(whole);
		QPainter painter(&whole);
		layBand(painter, content, view);
	}
	return {std::make_shared<core::Image>(toImage(whole)), nullptr, nullptr};
}

// With bars and numbers at their largest: what lies over them then is not to be lost.
TemplateLook QuickRedraw::tryLook(const Task &task, const overlay::CounterView &view, const QImage &resting) const
{
	const overlay::CounterView largest = atItsLargest(view);
	const QImage moving = drawPart(task, largest, Part::Moving);
	QImage composed = resting.copy();
	QPainter painter(&composed);
	painter.drawImage(0, 0, moving);
	painter.end();
	const TileMask places(moving);
	if (!looksTheSame(drawPart(task, largest, Part::All), composed, places)) {
		return {};
	}
	return {true, places, drawable_->sketch(Part::Moving, view)};
}

// The band of a rehearsal lies over the number, so there it does not roll.
std::shared_ptr<const overlay::RollingNumber> QuickRedraw::drawNumber(const Task &task,
								      const overlay::CounterView &view)
{
	if (!task.rolls || view.rehearsal) {
		return nullptr;
	}
	const QImage digits = drawPart(task, view, Part::Number);
	const QRect &place = kept_->numberPlace;
	if (place.isEmpty() || !place.contains(TileMask(digits).bounds())) {
		return nullptr;
	}
	QImage behind(place.size(), QImage::Format_ARGB32_Premultiplied);
	behind.fill(Qt::transparent);
	QPainter painter(&behind);
	painter.translate(-place.topLeft());
	for (const Behind &part : kept_->behind) {
		painter.drawImage(part.place.topLeft(), part.picture);
	}
	painter.drawImage(0, 0, drawPart(task, view, Part::MovingButNumber));
	painter.end();
	auto number = std::make_shared<overlay::RollingNumber>();
	number->left = place.left();
	number->top = place.top();
	number->digits = toImage(digits.copy(place));
	number->behind = toImage(behind);
	number->place = kept_->number;
	return number;
}

} // namespace paint
