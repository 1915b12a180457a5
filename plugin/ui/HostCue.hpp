#pragma once

#include "overlay/CueView.hpp"
#include "ui/CueBox.hpp"
#include "ui/CuePalette.hpp"
#include "ui/Text.hpp"

#include <QWidget>

namespace ui {

// The host cue: what is on air and what the host must do, to be read from three metres. A window of its own, full
// screen or not; it shows the view it is given and lays it out anew only when that or its size changes.
//
// Escape leaves full screen, a double-click or F11 goes there and back. UI thread only.
class HostCue : public QWidget {
	Q_OBJECT

public:
	explicit HostCue(const Text &text, QWidget *parent = nullptr);

	void display(const overlay::CueView &view);
	void setTheme(profile::CueTheme theme);

	// As of the last painting.
	const CueBoxes &boxes() const { return boxes_; }

signals:
	void fullScreenWanted(bool full);
	void moved();  // by hand, or to another size
	void closed(); // by the person

protected:
	void paintEvent(QPaintEvent *event) override;
	void keyPressEvent(QKeyEvent *event) override;
	void mouseDoubleClickEvent(QMouseEvent *event) override;
	void resizeEvent(QResizeEvent *event) override;
	void moveEvent(QMoveEvent *event) override;
	void closeEvent(QCloseEvent *event) override;
	void changeEvent(QEvent *event) override;

private:
	void layOut();

	Text text_;
	overlay::CueView view_;
	profile::CueTheme theme_ = profile::CueTheme::Dark;
	CueBoxes boxes_;
	bool stale_ = true; // `boxes_` are of before
};

} // namespace ui
