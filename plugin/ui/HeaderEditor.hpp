#pragma once

#include "ui/Text.hpp"

#include <QWidget>

#include <map>
#include <set>
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

	// `stored` names those whose values are kept, `typed` holds values that are not applied yet.
	void load(const std::vector<std::string> &names, const std::set<std::string> &stored,
		  const std::map<std::string, std::string> &typed);

	std::vector<std::string> names() const;
	// Only what was typed now.
	std::map<std::string, std::string> values() const;

signals:
	void edited();

private:
	struct Line {
		QWidget *whole;
		QLineEdit *name;
		QLineEdit *value;
	};

	void add(const QString &name, const QString &value = {});
	void remove(const QWidget *whole);
	void drop(std::vector<Line>::iterator line);
	void hintAt(const Line &line) const;

	Text text_;
	std::set<std::string> stored_;
	std::vector<Line> lines_;
	QVBoxLayout *column_;
	QPushButton *addButton_;
};

} // namespace ui
