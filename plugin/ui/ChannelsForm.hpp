#pragma once

#include "app/Desk.hpp"
#include "ui/RobotDrafts.hpp"
#include "ui/Text.hpp"

#include <QWidget>

#include <memory>

class QListWidget;
class QPushButton;

namespace ui {

class RobotForm;

// The robots of group chats that alerts are sent to: the list, and the chosen one's fields below it. Nothing is applied
// here but a test message, which needs no applying.
//
// `desk` outlives it. UI thread only.
class ChannelsForm : public QWidget {
	Q_OBJECT

public:
	ChannelsForm(app::Desk &desk, const Text &text, const profile::Settings &settings, QWidget *parent = nullptr);

	// `settings` holds what was given to the constructor.
	void store(profile::Settings &settings);
	// Only what was typed now, by channels::secretOwner.
	app::Desk::TypedSecrets typed();

	// Looks at how the robots are. Does nothing while that is as it was.
	void look();

private:
	QWidget *makeButtons();
	void choose(int row);
	void keep();
	void add(channels::RobotKind kind);
	void remove();
	void showList();
	void showRobot();

	app::Desk &desk_;
	Text text_;
	RobotDrafts drafts_;
	int chosen_ = -1;
	std::shared_ptr<const app::RobotsView> robots_ = std::make_shared<const app::RobotsView>();
	QListWidget *list_;
	QPushButton *add_;
	QPushButton *remove_;
	RobotForm *form_;
};

} // namespace ui
