#pragma once

#include "ui/Text.hpp"

#include <QDialog>

#include <string_view>

class QPushButton;
class QVBoxLayout;

namespace ui {

// Asks whether something shall really be done at a shop. Enter and Escape do nothing there. Blocks nothing: the show
// goes on while it is open.
class AskBack : public QDialog {
	Q_OBJECT

public:
	// `buttonKey` names what is done.
	AskBack(const Text &text, const QString &question, std::string_view buttonKey, QWidget *parent);

signals:
	void agreed();

protected:
	// Between question and buttons.
	QVBoxLayout *middle() const { return middle_; }
	QPushButton *doIt() const { return doIt_; }

private:
	QVBoxLayout *middle_;
	QPushButton *doIt_;
};

} // namespace ui
