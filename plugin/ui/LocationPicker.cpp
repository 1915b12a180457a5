#include "ui/LocationPicker.hpp"

#include <QLabel>
#include <QListWidget>
#include <QVBoxLayout>

#include <algorithm>
#include <iterator>
#include <set>

namespace ui {
namespace {

// Most shops have fewer; the others scroll.
constexpr int kMostLines = 5;

} // namespace

LocationPicker::LocationPicker(const Text &text, QWidget *parent)
	: QWidget(parent), text_(text), label_(new QLabel(text("Settings.Locations"), this)),
	  list_(new QListWidget(this))
{
	label_->setWordWrap(true);
	label_->setTextFormat(Qt::PlainText);
	list_->setObjectName("Locations");
	list_->setAccessibleName(text("Settings.Locations"));
	auto *column = new QVBoxLayout(this);
	column->setContentsMargins(0, 0, 0, 0);
	column->addWidget(label_);
	column->addWidget(list_);
	hide();
}

void LocationPicker::load(const std::vector<std::string> &ticked)
{
	before_ = ticked;
	found_.clear();
	fill();
}

void LocationPicker::showFound(const std::map<std::string, std::string> &found)
{
	if (found == found_) {
		return;
	}
	before_ = ticked();
	found_ = found;
	fill();
}

void LocationPicker::fill()
{
	std::map<std::string, std::string> all = found_;
	for (const std::string &id : before_) {
		all.try_emplace(id, id);
	}
	list_->clear();
	for (const auto &[id, name] : all) {
		const QString words = QString::fromStdString(name.empty() ? id : name).simplified();
		auto *item = new QListWidgetItem(words, list_);
		item->setData(Qt::UserRole, QString::fromStdString(id));
		item->setToolTip(QString::fromStdString(id).toHtmlEscaped());
		item->setFlags(Qt::ItemIsEnabled | Qt::ItemIsSelectable | Qt::ItemIsUserCheckable);
		const bool ticked = std::ranges::find(before_, id) != before_.end();
		item->setCheckState(ticked ? Qt::Checked : Qt::Unchecked);
	}
	const int lines = std::min(list_->count(), kMostLines);
	list_->setFixedHeight(lines * (fontMetrics().height() + fontMetrics().height() / 3) + 2 * list_->frameWidth() +
			      fontMetrics().height() / 3);
	setVisible(list_->count() > 0);
}

std::vector<std::string> LocationPicker::ticked() const
{
	std::set<std::string> now;
	for (int row = 0; row < list_->count(); ++row) {
		if (list_->item(row)->checkState() == Qt::Checked) {
			now.insert(list_->item(row)->data(Qt::UserRole).toString().toStdString());
		}
	}
	std::vector<std::string> ticked;
	std::ranges::copy_if(before_, std::back_inserter(ticked), [&](const auto &id) { return now.erase(id) > 0; });
	std::ranges::copy(now, std::back_inserter(ticked));
	return ticked;
}

} // namespace ui
