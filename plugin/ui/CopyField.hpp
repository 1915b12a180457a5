#pragma once

#include "ui/Text.hpp"

#include <QWidget>

class QLineEdit;

namespace ui {

// A text to be taken elsewhere: selectable, with a button that copies it.
class CopyField : public QWidget {
	Q_OBJECT

public:
	explicit CopyField(const Text &text, QWidget *parent = nullptr);

	void setContent(const QString &content);
	// The line bears the name that the form gave to the whole.
	void nameLine();

private:
	QLineEdit *field_;
};

} // namespace ui
