#pragma once

#include "ui/Text.hpp"

#include <QWidget>

class QLineEdit;

namespace ui {

// The path of a stock list, typed or chosen.
class FileField : public QWidget {
	Q_OBJECT

public:
	explicit FileField(const Text &text, QWidget *parent = nullptr);

	void load(const std::string &path);
	std::string path() const;
	// The line bears the name that the form gave to the whole.
	void nameLine();

private:
	void browse();

	Text text_;
	QLineEdit *path_;
};

} // namespace ui
