#pragma once

#include "app/RobotsView.hpp"
#include "ui/RobotDrafts.hpp"
#include "ui/Text.hpp"

#include <QGroupBox>

#include <cstdint>
#include <map>
#include <set>
#include <string>

class QCheckBox;
class QComboBox;
class QLabel;
class QLineEdit;
class QPushButton;

namespace ui {

class Form;
class MarkedLine;
class SecretField;

// One robot's fields, a test message, and how the robot is. Its address is written but never read back: it holds a key.
class RobotForm : public QGroupBox {
	Q_OBJECT

public:
	explicit RobotForm(const Text &text, QWidget *parent = nullptr);

	void load(const RobotDraft &draft, const std::set<std::string> &stored);
	void store(RobotDraft &draft) const;

	// Null: it is not applied yet. The latest test, of any robot, is shown if this form asked for it.
	void display(const app::RobotView *robot, const app::RobotTestView &test);

signals:
	void renamed();
	void testWanted();

private:
	QWidget *makeLevels();
	void addTest();
	void beginTest();
	void clearTest();

	Text text_;
	std::string id_;
	Form *form_;
	QLabel *hint_;
	QLineEdit *name_;
	SecretField *address_;
	SecretField *signingSecret_;
	QComboBox *language_;
	std::map<channels::NoteLevel, QCheckBox *> levels_;
	QCheckBox *rehearsals_;
	QPushButton *test_;
	MarkedLine *testLine_;
	MarkedLine *status_;
	channels::RobotKind kind_ = channels::RobotKind::Feishu;
	std::uint64_t latestTest_ = 0; // number of the last one that was seen
	std::uint64_t after_ = 0;      // only tests after this one are shown
	bool asked_ = false;
};

} // namespace ui
