#pragma once

#include "ui/Text.hpp"

#include <QWidget>

#include <optional>
#include <string>

class QLineEdit;
class QPushButton;

namespace ui {

// A line for one key or password. It can be written but never read back: a stored one says so, stays as it is unless a
// new one is typed, and goes where "Forget" is pressed.
class SecretField : public QWidget {
	Q_OBJECT

public:
	explicit SecretField(const Text &text, QWidget *parent = nullptr);

	// `typed`: what was typed or, when empty, to be forgotten.
	void load(bool stored, const std::optional<std::string> &typed);
	// Empty: to be forgotten. None: stays as it is.
	std::optional<std::string> typed() const;
	// The line bears the name that the form gave to the whole.
	void nameLine();

signals:
	void edited();

private:
	void write();

	Text text_;
	bool stored_ = false;
	QLineEdit *line_;
	QPushButton *forget_;
};

} // namespace ui
