#include "ui/ChannelsForm.hpp"

#include "ui/FlowLayout.hpp"
#include "ui/RobotForm.hpp"
#include "ui/RobotWords.hpp"

#include <QLabel>
#include <QListWidget>
#include <QMenu>
#include <QPushButton>
#include <QRandomGenerator>
#include <QSignalBlocker>
#include <QVBoxLayout>

#include <algorithm>
#include <utility>

namespace ui {

ChannelsForm::ChannelsForm(app::Desk &desk, const Text &text, const profile::Settings &settings, QWidget *parent)
	: QWidget(parent), desk_(desk), text_(text), drafts_(settings.robots), list_(new QListWidget(this)),
	  form_(new RobotForm(text, this))
{
	auto *intro = new QLabel(text("Settings.Robots.Hint"), this);
	intro->setWordWrap(true);
	intro->setTextFormat(Qt::PlainText);
	list_->setObjectName("Robots");
	list_->setAccessibleName(text("Settings.Robots"));
	list_->setTabKeyNavigation(false);
	list_->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
	list_->setMaximumHeight(fontMetrics().height() * 6);
	auto *column = new QVBoxLayout(this);
	column->setContentsMargins(0, 0, 0, 0);
	column->addWidget(intro);
	column->addWidget(list_);
	column->addWidget(makeButtons());
	column->addWidget(form_);
	connect(list_, &QListWidget::currentRowChanged, this, &ChannelsForm::choose);
	connect(form_, &RobotForm::renamed, this, [this] {
		keep();
		showList();
	});
	connect(form_, &RobotForm::testWanted, this, [this] {
		keep();
		const RobotDraft &draft = drafts_.at(static_cast<std::size_t>(chosen_));
		desk_.testRobot(draft.settings, ownSecrets(draft));
	});
	showList();
	form_->setVisible(false);
	list_->setCurrentRow(0);
}

QWidget *ChannelsForm::makeButtons()
{
	auto *row = new QWidget(this);
	add_ = new QPushButton(text_("Settings.AddRobot"), row);
	add_->setObjectName("AddRobot");
	add_->setAccessibleName(plainName(text_("Settings.AddRobot")));
	add_->setAutoDefault(false);
	auto *kinds = new QMenu(add_);
	for (const RobotKindLook &look : robotKinds()) {
		kinds->addAction(text_(look.word), this, [this, kind = look.kind] { add(kind); });
	}
	add_->setMenu(kinds);
	remove_ = new QPushButton(text_("Settings.RemoveRobot"), row);
	remove_->setObjectName("RemoveRobot");
	remove_->setAccessibleName(plainName(text_("Settings.RemoveRobot")));
	remove_->setAutoDefault(false);
	connect(remove_, &QPushButton::clicked, this, &ChannelsForm::remove);
	auto *flow = new FlowLayout(row);
	flow->setContentsMargins(0, 0, 0, 0);
	flow->addWidget(add_);
	flow->addWidget(remove_);
	return row;
}

void ChannelsForm::choose(int row)
{
	keep();
	chosen_ = row;
	form_->setVisible(row >= 0);
	if (row >= 0) {
		const RobotDraft &draft = drafts_.at(static_cast<std::size_t>(row));
		form_->load(draft, desk_.storedSecrets(channels::secretOwner(draft.settings)));
		showRobot();
	}
}

// What stands in the fields goes into the chosen robot's draft.
void ChannelsForm::keep()
{
	if (chosen_ >= 0) {
		form_->store(drafts_.at(static_cast<std::size_t>(chosen_)));
	}
}

void ChannelsForm::add(channels::RobotKind kind)
{
	keep();
	const bool chinese = kind == channels::RobotKind::Feishu || kind == channels::RobotKind::DingTalk ||
			     kind == channels::RobotKind::WeCom;
	drafts_.add(kind, chinese ? "zh-CN" : "en-US", QRandomGenerator::global()->generate());
	showList();
	list_->setCurrentRow(list_->count() - 1);
	form_->setFocus();
}

// Applied with OK only, so there is nothing to be asked back.
void ChannelsForm::remove()
{
	if (chosen_ < 0) {
		return;
	}
	const int row = std::exchange(chosen_, -1); // its fields are nobody's any more
	drafts_.remove(static_cast<std::size_t>(row));
	showList();
	const int next = std::min(row, list_->count() - 1);
	{
		const QSignalBlocker quiet(list_);
		list_->setCurrentRow(next);
	}
	choose(next);
	list_->setFocus();
}

void ChannelsForm::showList()
{
	const QSignalBlocker quiet(list_);
	while (list_->count() > static_cast<int>(drafts_.size())) {
		delete list_->takeItem(list_->count() - 1);
	}
	while (list_->count() < static_cast<int>(drafts_.size())) {
		list_->addItem(new QListWidgetItem);
	}
	for (std::size_t index = 0; index < drafts_.size(); ++index) {
		const channels::RobotSettings &robot = drafts_.at(index).settings;
		const QString words = text_("Settings.Robots.Line",
					    {{"name", nameOf(robot, text_)}, {"kind", text_(lookOf(robot.kind).word)}});
		list_->item(static_cast<int>(index))->setText(words);
	}
	add_->setEnabled(!drafts_.isFull());
	remove_->setEnabled(drafts_.size() > 0);
}

void ChannelsForm::showRobot()
{
	if (chosen_ < 0) {
		return;
	}
	const std::string &id = drafts_.at(static_cast<std::size_t>(chosen_)).settings.id;
	const auto found = std::ranges::find(robots_->robots, id, &app::RobotView::id);
	form_->display(found == robots_->robots.end() ? nullptr : &*found, robots_->test);
}

void ChannelsForm::look()
{
	if (auto robots = desk_.robots(); robots != robots_) {
		robots_ = std::move(robots);
		showRobot();
	}
}

void ChannelsForm::store(profile::Settings &settings)
{
	keep();
	settings.robots = drafts_.settings();
}

app::Desk::TypedSecrets ChannelsForm::typed()
{
	keep();
	return drafts_.typed();
}

} // namespace ui
