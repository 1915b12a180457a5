#include "ui/RobotForm.hpp"

#include "channels/RobotAddress.hpp"
#include "ui/FlowLayout.hpp"
#include "ui/Form.hpp"
#include "ui/MarkedLine.hpp"
#include "ui/RobotWords.hpp"
#include "ui/SecretField.hpp"

#include <QAccessible>
#include <QCheckBox>
#include <QComboBox>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QSignalBlocker>
#include <QVBoxLayout>

#include <algorithm>
#include <optional>

namespace ui {

namespace {

using channels::NoteLevel;

constexpr std::initializer_list<NoteLevel> kLevels{NoteLevel::Watch,   NoteLevel::Soon,     NoteLevel::Now,
						   NoteLevel::SoldOut, NoteLevel::Oversold, NoteLevel::Stale};

} // namespace

RobotForm::RobotForm(const Text &text, QWidget *parent)
	: QGroupBox(text("Settings.Robot"), parent), text_(text), form_(new Form(text))
{
	auto *column = new QVBoxLayout(this);
	column->addLayout(form_);
	hint_ = form_->addHint("Robot.Kind.Feishu.Hint");
	name_ = form_->add("Settings.RobotName", new QLineEdit);
	address_ = form_->add("Settings.RobotAddress", new SecretField(text));
	address_->nameLine();
	signingSecret_ = form_->add("Settings.RobotSecret", new SecretField(text));
	signingSecret_->nameLine();
	language_ = form_->add("Settings.RobotLanguage", new QComboBox);
	language_->addItem(QStringLiteral("简体中文"), QStringLiteral("zh-CN"));
	language_->addItem(QStringLiteral("English"), QStringLiteral("en-US"));
	form_->add("Settings.RobotLevels", makeLevels())->setFocusPolicy(Qt::NoFocus);
	rehearsals_ = form_->add("Settings.RobotRehearsals", new QCheckBox);
	addTest();
	connect(name_, &QLineEdit::textChanged, this, &RobotForm::renamed);
	connect(address_, &SecretField::edited, this, &RobotForm::renamed);
	connect(address_, &SecretField::edited, this, &RobotForm::clearTest);
	connect(signingSecret_, &SecretField::edited, this, &RobotForm::clearTest);
}

QWidget *RobotForm::makeLevels()
{
	auto *row = new QWidget;
	auto *flow = new FlowLayout(row);
	flow->setContentsMargins(0, 0, 0, 0);
	for (const NoteLevel level : kLevels) {
		auto *box = new QCheckBox(text_(wordOf(level)), row);
		box->setObjectName(QString("Level") + channels::nameOf(level));
		box->setAccessibleName(plainName(box->text()));
		flow->addWidget(box);
		levels_.emplace(level, box);
	}
	return row;
}

void RobotForm::addTest()
{
	auto *column = static_cast<QVBoxLayout *>(layout());
	test_ = new QPushButton(text_("Settings.RobotTest"), this);
	test_->setObjectName("RobotTest");
	test_->setAccessibleName(plainName(text_("Settings.RobotTest")));
	test_->setAutoDefault(false);
	testLine_ = new MarkedLine("RobotTestLine", MarkedLine::Frame::None, this);
	status_ = new MarkedLine("RobotStatus", MarkedLine::Frame::None, this);
	column->addWidget(test_, 0, Qt::AlignLeft);
	column->addWidget(testLine_);
	column->addWidget(status_);
	connect(test_, &QPushButton::clicked, this, &RobotForm::beginTest);
}

void RobotForm::load(const RobotDraft &draft, const std::set<std::string> &stored)
{
	const QSignalBlocker quiet(this); // what is loaded was not typed
	const channels::RobotSettings &robot = draft.settings;
	id_ = robot.id;
	kind_ = robot.kind;
	const auto names = channels::secretNames(kind_);
	const auto given = [&](const char *name) -> std::optional<std::string> {
		const auto value = draft.typed.find(name);
		return value == draft.typed.end() ? std::nullopt : std::optional(value->second);
	};
	setTitle(text_(lookOf(kind_).word));
	hint_->setText(text_(lookOf(kind_).hint));
	name_->setText(QString::fromStdString(robot.name));
	address_->load(stored.contains(channels::kAddress), given(channels::kAddress));
	signingSecret_->load(stored.contains(channels::kSigningSecret), given(channels::kSigningSecret));
	form_->setRowVisible(signingSecret_, std::ranges::find(names, channels::kSigningSecret) != names.end());
	language_->setCurrentIndex(std::max(0, language_->findData(QString::fromStdString(robot.language))));
	for (const auto &[level, box] : levels_) {
		box->setChecked(robot.levels.contains(level));
	}
	rehearsals_->setChecked(robot.rehearsals);
	clearTest();
}

void RobotForm::store(RobotDraft &draft) const
{
	channels::RobotSettings &robot = draft.settings;
	robot.name = name_->text().simplified().toStdString();
	robot.language = language_->currentData().toString().toStdString();
	robot.levels.clear();
	for (const auto &[level, box] : levels_) {
		if (box->isChecked()) {
			robot.levels.insert(level);
		}
	}
	robot.rehearsals = rehearsals_->isChecked();
	draft.typed.clear();
	if (const auto typed = address_->typed()) {
		draft.typed[channels::kAddress] = *typed;
		robot.host = channels::hostIn(*typed);
	}
	if (const auto typed = signingSecret_->typed()) {
		draft.typed[channels::kSigningSecret] = *typed;
	}
}

void RobotForm::beginTest()
{
	asked_ = true;
	after_ = latestTest_;
	test_->setEnabled(false);
	const SaidLine line = testLine(
		{.number = 0, .robot = id_, .state = app::RobotTestView::State::UnderWay, .sentence = {}}, text_);
	testLine_->say(line.sentence, line.shape, line.tone);
	emit testWanted();
}

// What a test found is true of what it was sent with, and of nothing else.
void RobotForm::clearTest()
{
	asked_ = false;
	test_->setEnabled(true);
	testLine_->say({}, Shape::None, Tone::Plain);
}

void RobotForm::display(const app::RobotView *robot, const app::RobotTestView &test)
{
	const SaidLine status = robotLine(robot, text_);
	status_->say(status.sentence, status.shape, status.tone);
	latestTest_ = test.number;
	if (!asked_ || test.number <= after_ || test.robot != id_ ||
	    test.state == app::RobotTestView::State::UnderWay) {
		return;
	}
	asked_ = false;
	test_->setEnabled(true);
	const SaidLine line = testLine(test, text_);
	testLine_->say(line.sentence, line.shape, line.tone);
	QAccessibleEvent event(testLine_, QAccessible::Alert); // spoken without moving the focus
	QAccessible::updateAccessibility(&event);
}

} // namespace ui
