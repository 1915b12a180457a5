#pragma once

#include "ui/Shape.hpp"
#include "ui/Tone.hpp"

#include <QWidget>

class QLabel;
class QHBoxLayout;

namespace ui {

// A sign and a sentence that wraps beside it; with a frame around it when it must not be overlooked (and is not quiet).
// An empty sentence hides the whole line.
class MarkedLine : public QWidget {
	Q_OBJECT

public:
	enum class Frame {
		None,
		Aligned, // none, but the sign stands where it stands in a framed line
		Drawn
	};

	explicit MarkedLine(Frame frame = Frame::None, QWidget *parent = nullptr);
	// `name`: the object's.
	MarkedLine(const char *name, Frame frame, QWidget *parent);

	void say(const QString &sentence, Shape shape, Tone tone);
	void setBold(bool bold);
	// The frame stands out more than usual.
	void setStrong(bool strong);
	bool isStrong() const { return strong_; }

	QString sentence() const;
	Shape shape() const { return shape_; }

protected:
	void paintEvent(QPaintEvent *event) override;
	void changeEvent(QEvent *event) override;

private:
	void placeMark();

	Frame frame_;
	Shape shape_ = Shape::None;
	Tone tone_ = Tone::Plain;
	bool strong_ = false;
	QWidget *mark_;
	QLabel *label_;
	QHBoxLayout *row_;
};

} // namespace ui
