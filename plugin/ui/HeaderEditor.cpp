#include "ui/HeaderEditor.hpp"

#include <QHBoxLayout>
#include <QLineEdit>
#include <QPushButton>

#include <algorithm>

namespace ui {

HeaderEditor::HeaderEditor(const Text &text, QWidget *parent)
	: QWidget(parent), text_(text), column_(new QVBoxLayout(this)),
	  addButton_(new QPushButton(text("Settings.AddHeader"), this))
{
	addButton_->setObjectName("AddHeader");
	addButton_->setAccessibleName(plainName(text("Settings.AddHeader")));
	addButton_->setAutoDefault(false);
	column_->setContentsMargins(0, 0, 0, 0);
	column_->addWidget(addButton_, 0, Qt::AlignLeft);
	connect(addButton_, &QPushButton::clicked, this, [this] {
		add({});
		lines_.back().name->setFocus();
	});
}

void HeaderEditor::load(const std::vector<std::string> &names, const std::set<std::string> &stored,
			const std::map<std::string, std::string> &typed)
{
	while (!lines_.empty()) {
		drop(lines_.begin());
	}
	stored_ = stored;
	for (const std::string &name : names) {
		const auto value = typed.find(name);
		add(QString::fromStdString(name),
		    value == typed.end() ? QString() : QString::fromStdString(value->second));
	}
}

void HeaderEditor::add(const QString &name, const QString &value)
{
	auto *whole = new QWidget(this);
	Line line{whole, new QLineEdit(name, whole), new QLineEdit(value, whole)};
	line.name->setObjectName("HeaderName");
	line.name->setPlaceholderText(text_("Settings.HeaderName"));
	line.name->setAccessibleName(text_("Settings.HeaderName"));
	line.value->setObjectName("HeaderValue");
	line.value->setAccessibleName(text_("Settings.HeaderValue"));
	line.value->setEchoMode(QLineEdit::Password);
	auto *removeButton = new QPushButton(text_("Settings.RemoveHeader"), whole);
	removeButton->setObjectName("RemoveHeader");
	removeButton->setAccessibleName(text_("Settings.RemoveHeader"));
	removeButton->setAutoDefault(false);
	auto *row = new QHBoxLayout(whole);
	row->setContentsMargins(0, 0, 0, 0);
	row->addWidget(line.name, 1);
	row->addWidget(line.value, 1);
	row->addWidget(removeButton);
	connect(line.name, &QLineEdit::textChanged, this, [this, line] { hintAt(line); });
	connect(line.name, &QLineEdit::textChanged, this, &HeaderEditor::edited);
	connect(line.value, &QLineEdit::textChanged, this, &HeaderEditor::edited);
	connect(removeButton, &QPushButton::clicked, this, [this, whole] { remove(whole); });
	hintAt(line);
	lines_.push_back(line);
	column_->insertWidget(column_->count() - 1, whole);
	QWidget::setTabOrder(removeButton, addButton_);
}

void HeaderEditor::remove(const QWidget *whole)
{
	const auto found = std::ranges::find(lines_, whole, &Line::whole);
	if (found != lines_.end()) {
		drop(found);
		addButton_->setFocus();
		emit edited();
	}
}

void HeaderEditor::drop(std::vector<Line>::iterator line)
{
	line->whole->hide();
	line->whole->deleteLater(); // its own button may still be in its click
	lines_.erase(line);
}

void HeaderEditor::hintAt(const Line &line) const
{
	const bool kept = stored_.contains(line.name->text().trimmed().toStdString());
	const QString hint = text_(kept ? "Settings.HeaderValue.Kept" : "Settings.HeaderValue");
	line.value->setPlaceholderText(hint);
	line.value->setAccessibleDescription(kept ? hint : QString());
}

std::vector<std::string> HeaderEditor::names() const
{
	std::vector<std::string> names;
	for (const Line &line : lines_) {
		if (const QString name = line.name->text().trimmed(); !name.isEmpty()) {
			names.push_back(name.toStdString());
		}
	}
	return names;
}

std::map<std::string, std::string> HeaderEditor::values() const
{
	std::map<std::string, std::string> values;
	for (const Line &line : lines_) {
		const QString name = line.name->text().trimmed();
		if (!name.isEmpty() && !line.value->text().isEmpty()) {
			values[name.toStdString()] = line.value->text().toStdString();
		}
	}
	return values;
}

} // namespace ui
