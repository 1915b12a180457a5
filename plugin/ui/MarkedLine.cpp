#include "ui/MarkedLine.hpp"

#include "ui/Text.hpp"

#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QPainter>

namespace ui {

MarkedLine::MarkedLine(Frame frame, QWidget *parent)
	: QWidget(parent), frame_(frame), mark_(new QWidget(this)), label_(new QLabel(this)),
	  row_(new QHBoxLayout(this))
{
	label_->setWordWrap(true);
	label_->setTextFormat(Qt::PlainText); // sentences carry product names, which may look like markup
	row_->addWidget(mark_, 0, Qt::AlignTop);
	row_->addWidget(label_, 1);
	QSizePolicy policy(QSizePolicy::Preferred, QSizePolicy::Minimum);
	policy.setHeightForWidth(true);
	setSizePolicy(policy);
	placeMark();
	hide();
}

MarkedLine::MarkedLine(const char *name, Frame frame, QWidget *parent) : MarkedLine(frame, parent)
{
	setObjectName(QString::fromLatin1(name));
}

void MarkedLine::say(const QString &sentence, Shape shape, Tone tone)
{
	if (shape != shape_ || tone != tone_) {
		shape_ = shape;
		tone_ = tone;
		mark_->setVisible(shape != Shape::None);
		update();
	}
	if (const QString text = breakable(sentence); text != label_->text()) {
		label_->setText(text);
		setAccessibleName(sentence);
	}
	setVisible(!sentence.isEmpty());
}

void MarkedLine::setBold(bool bold)
{
	QFont font = label_->font();
	font.setBold(bold);
	label_->setFont(font);
}

void MarkedLine::setStrong(bool strong)
{
	if (strong != strong_) {
		strong_ = strong;
		update();
	}
}

QString MarkedLine::sentence() const
{
	return plainText(label_->text());
}

// The mark is as tall as a line of text, in any font size.
void MarkedLine::placeMark()
{
	const QFontMetrics metrics(label_->font());
	mark_->setFixedSize(metrics.height(), metrics.height());
	const int aside = frame_ == Frame::None ? 0 : metrics.height() / 3;
	const int above = frame_ == Frame::Drawn ? metrics.height() / 3 : 0;
	row_->setContentsMargins(aside, above, aside, above);
	row_->setSpacing(metrics.height() / 2);
}

void MarkedLine::paintEvent(QPaintEvent *)
{
	QPainter painter(this);
	const QColor color = toneColor(tone_, palette());
	if (frame_ == Frame::Drawn && tone_ != Tone::Quiet) {
		painter.setRenderHint(QPainter::Antialiasing);
		QColor tint = color;
		tint.setAlphaF(strong_ ? 0.3F : 0.12F);
		painter.setBrush(tint);
		painter.setPen(QPen(color, 1));
		painter.drawRoundedRect(QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5), 4, 4);
	}
	if (shape_ != Shape::None) {
		const double inset = mark_->width() * 0.1;
		paintShape(painter, QRectF(mark_->geometry()).adjusted(inset, inset, -inset, -inset), shape_, color);
	}
}

void MarkedLine::changeEvent(QEvent *event)
{
	QWidget::changeEvent(event);
	if (event->type() == QEvent::FontChange || event->type() == QEvent::StyleChange) {
		placeMark();
	}
}

} // namespace ui
