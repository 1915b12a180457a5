#pragma once

#include "ui/Text.hpp"

#include <QWidget>

#include <map>
#include <string>
#include <vector>

class QLineEdit;
class QPushButton;
class QVBoxLayout;

namespace ui {

// The HTTP headers of a feed: names, and values that can be written but never read back. A name that is stored keeps
// its value unless a new one is typed.
class HeaderEditor : public QWidget {
	Q_OBJECT

public:
	explicit HeaderEditor(const Text &text, QWidget *parent = nullptr);

	void load(const std::vector<std::string> &storedNames);

	std::vector<std::string> names() const;
	// Only what was typed now.
	std::map<std::string, std::string> values() const;

private:
	struct Line {
		QWidget *whole;
		QLineEdit *name;
		QLineEdit *value;
	};

	void add(const QString &name);
	void remove(const QWidget *whole);
	void hintAt(const Line &line) const;

	Text text_;
	std::vector<std::string> stored_;
	std::vector<Line> lines_;
	QVBoxLayout *column_;
	QPushButton *addButton_;
};

} // namespace ui
