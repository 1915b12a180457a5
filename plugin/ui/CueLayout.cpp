#include "ui/CueLayout.hpp"

#include "ui/CueSheet.hpp"
#include "ui/CueTiles.hpp"

#include <QStringList>

#include <algorithm>

namespace ui {
namespace {

using overlay::CueAlert;
using overlay::CueUrgency;
using overlay::CueView;

constexpr Qt::Alignment kLeft = Qt::AlignLeft | Qt::AlignVCenter;
constexpr Qt::Alignment kMiddle = Qt::AlignHCenter | Qt::AlignVCenter;

// Shares of the height, but for `aside`.
struct Shares {
	double header, title, sellsOut, alert, next;
	double aside; // of the width, for when it sells out, beside the sizes; zero: it stands above them
};
constexpr Shares kWide = {.header = 0.08, .title = 0.15, .sellsOut = 0, .alert = 0.24, .next = 0.09, .aside = 0.32};
constexpr Shares kHigh = {.header = 0.05, .title = 0.13, .sellsOut = 0.12, .alert = 0.2, .next = 0.07, .aside = 0};
// Of a product with many sizes their figures come first.
constexpr std::size_t kMany = 6;
constexpr Shares kWideMany = {.header = 0.06, .title = 0.11, .sellsOut = 0, .alert = 0.19, .next = 0.08, .aside = 0.25};
constexpr Shares kHighMany = {.header = 0.04, .title = 0.1, .sellsOut = 0.1, .alert = 0.17, .next = 0.06, .aside = 0};
constexpr double kMargin = 3; // units
constexpr double kGap = 2;

// Cuts strips off a rectangle, with a gap after each.
class Strips {
public:
	Strips(const QRectF &rect, double gap) : rest_(rect), gap_(gap) {}

	QRectF top(double height)
	{
		const QRectF strip(rest_.topLeft(), QSizeF(rest_.width(), height));
		rest_.setTop(strip.bottom() + gap_);
		return strip;
	}
	QRectF bottom(double height)
	{
		const QRectF strip(rest_.left(), rest_.bottom() - height, rest_.width(), height);
		rest_.setBottom(strip.top() - gap_);
		return strip;
	}
	QRectF right(double width)
	{
		const QRectF strip(rest_.right() - width, rest_.top(), width, rest_.height());
		rest_.setRight(strip.left() - gap_);
		return strip;
	}
	const QRectF &rest() const { return rest_; }

private:
	QRectF rest_;
	double gap_;
};

void header(CueSheet &sheet, const CueView &view, const QRectF &rect)
{
	const CuePalette &palette = sheet.palette();
	QRectF rest = rect;
	if (view.rehearsal) {
		rest = sheet.chip("rehearsal", rest, Shape::Broadcast, sheet.words()("Cue.Rehearsal"),
				  palette.rehearsal, palette.rehearsalInk, Qt::AlignRight);
	}
	sheet.mark("onAir", rest, view.title.empty() ? Shape::Dash : Shape::Dot,
		   sheet.words()(view.title.empty() ? "Cue.NotOnAir" : "Cue.OnAir"),
		   {.ink = view.title.empty() ? palette.quiet : palette.onAir, .weight = QFont::Bold});
}

void alert(CueSheet &sheet, const CueAlert &alert, const QRectF &rect)
{
	const CuePalette &palette = sheet.palette();
	const bool now = alert.urgency == CueUrgency::Now;
	const QColor ink = now ? palette.nowInk : palette.soonInk;
	sheet.ground("alert.ground", rect, now ? palette.now : palette.soon, {}, 0);
	const double inset = rect.height() * 0.09;
	const QRectF inner = rect.adjusted(1.5 * inset, inset, -1.5 * inset, -inset);
	const double side = std::min(inner.height() * 0.62, inner.width() * 0.14);
	sheet.sign("alert.sign", QRectF(inner.left(), inner.top(), side, inner.height()),
		   now ? Shape::Warning : Shape::Rise, ink);
	Strips strips(inner.adjusted(side + 1.5 * inset, 0, 0, 0), inset * 0.4);
	QRectF words = strips.top(inner.height() * 0.28);
	const CueSheet::Style small{.ink = ink, .weight = QFont::Bold, .whole = true};
	Strips line(words, inset);
	if (alert.rehearsal) {
		const QRectF room = line.right(words.width() * 0.42);
		const QRectF rest =
			sheet.chip("alert.rehearsal", room, Shape::Broadcast, sheet.words()("Cue.Rehearsal"),
				   palette.rehearsal, palette.rehearsalInk, Qt::AlignRight);
		words = line.rest().adjusted(0, 0, std::max(0.0, rest.width()), 0);
		line = Strips(words, inset);
	}
	if (alert.more > 0) {
		CueSheet::Style atRight = small;
		atRight.alignment = Qt::AlignRight | Qt::AlignVCenter;
		sheet.write("alert.more", line.right(words.width() * 0.45),
			    sheet.words()("Cue.Alert.More",
					  {{"count", sheet.words().number(static_cast<qint64>(alert.more))}}),
			    atRight);
		words = line.rest();
	}
	sheet.write("alert.word", words, sheet.words()(alert.word), small);
	sheet.write("alert.sentence", strips.rest(), sheet.words()(alert.sentence),
		    {.ink = ink, .weight = QFont::Bold, .mostLines = 4});
}

void sellsOut(CueSheet &sheet, const CueView &view, const QRectF &rect)
{
	const CuePalette &palette = sheet.palette();
	const double inset = std::min(rect.width(), rect.height()) * 0.08;
	sheet.ground("sellsOut.ground", rect, palette.panel, palette.edge, 0.3 * sheet.unit());
	Strips strips(rect.adjusted(1.5 * inset, inset, -1.5 * inset, -inset), inset);
	const double most = 7 * sheet.unit();
	sheet.write("sellsOut.label", strips.top(std::min(strips.rest().height() * 0.3, 1.6 * most)),
		    sheet.words()(view.label),
		    {.ink = palette.quiet, .alignment = kMiddle, .mostLines = 2, .most = most});
	const overlay::CueSize *size = view.onAir();
	const CueLook look = cueLook(size ? size->state : overlay::CueState::Untracked, palette);
	const bool calm = look.shape == Shape::Check || look.shape == Shape::Dash || look.shape == Shape::Clock;
	sheet.write(
		"sellsOut.words", strips.rest(), sheet.words()(view.sellsOut),
		{.ink = calm ? palette.ink : look.color, .alignment = kMiddle, .weight = QFont::Bold, .mostLines = 4});
}

void next(CueSheet &sheet, const CueView &view, const QRectF &rect)
{
	const CuePalette &palette = sheet.palette();
	const double most = rect.height() * 0.62;
	Strips strips(rect, rect.height() * 0.35);
	const QRectF whole = strips.rest();
	CueSheet trial = sheet;
	const CueSheet::Style caption{.ink = palette.quiet, .most = most};
	trial.write("next.label", whole.adjusted(0, 0, -whole.width() * 0.75, 0), sheet.words()("Cue.Next"), caption);
	const double width = trial.take().back().text.size.width() + 1;
	sheet.write("next.label", QRectF(whole.topLeft(), QSizeF(width, whole.height())), sheet.words()("Cue.Next"),
		    caption);
	sheet.write("next", whole.adjusted(width + rect.height() * 0.35, 0, 0, 0), QString::fromStdString(view.next),
		    {.ink = palette.ink, .alignment = kLeft, .mostLines = 2, .most = most});
}

} // namespace

CueBoxes layOutCue(const CueView &view, QSizeF size, const CuePalette &palette, const Text &text, const QFont &font)
{
	CueSheet sheet(size, palette, text, font);
	const double height = size.height();
	const bool many = view.sizes.size() > kMany;
	const bool wide = size.width() > 1.1 * height;
	const Shares &shares = wide ? (many ? kWideMany : kWide) : many ? kHighMany : kHigh;
	const double margin = kMargin * sheet.unit();
	Strips strips(QRectF(QPointF(), size).adjusted(margin, margin, -margin, -margin), kGap * sheet.unit());
	header(sheet, view, strips.top(height * shares.header));
	if (!view.next.empty()) {
		next(sheet, view, strips.bottom(height * shares.next));
	}
	if (view.alert) {
		alert(sheet, *view.alert, strips.bottom(height * shares.alert));
	}
	const CueSheet::Style title{.ink = palette.ink, .alignment = kLeft, .weight = QFont::Bold, .mostLines = 2};
	if (view.title.empty()) {
		sheet.write("title", strips.rest(), text("Cue.NotOnAir.Hint"),
			    {.ink = palette.quiet, .alignment = kMiddle, .mostLines = 3, .most = 12 * sheet.unit()});
		return sheet.take();
	}
	sheet.write("title", strips.top(height * shares.title), QString::fromStdString(view.title), title);
	if (!view.sellsOut.empty()) {
		sellsOut(sheet, view,
			 shares.aside > 0 ? strips.right(strips.rest().width() * shares.aside)
					  : strips.top(height * shares.sellsOut));
	}
	tileSizes(sheet, view, strips.rest());
	return sheet.take();
}

QString cueInWords(const CueView &view, const Text &text)
{
	QStringList words;
	if (view.alert) {
		words << text(view.alert->word) << text(view.alert->sentence);
	}
	if (view.rehearsal || (view.alert && view.alert->rehearsal)) {
		words << text("Cue.Rehearsal");
	}
	words << (view.title.empty() ? text("Cue.NotOnAir")
				     : text("Cue.OnAir") + ' ' + QString::fromStdString(view.title));
	for (const overlay::CueSize &size : view.sizes) {
		const CueLook look = cueLook(size.state, cuePalette({}));
		words << QString::fromStdString(size.name) + ' ' + (size.left ? text.number(*size.left) : QString()) +
				 ' ' + text(look.word);
	}
	if (!view.sellsOut.empty()) {
		words << text(view.label) + ' ' + text(view.sellsOut);
	}
	if (!view.next.empty()) {
		words << text("Cue.Next") + ' ' + QString::fromStdString(view.next);
	}
	return words.join(QStringLiteral(". "));
}

} // namespace ui
