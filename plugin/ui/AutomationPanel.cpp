#include "ui/AutomationPanel.hpp"

#include "ui/FlowLayout.hpp"
#include "ui/MarkedLine.hpp"

#include <QPushButton>
#include <QVBoxLayout>

#include <algorithm>

namespace ui {
namespace {

using State = show::AutomationAct::State;

constexpr std::size_t kMostLines = 3; // of what is over; what can be answered or taken back is always there

std::string_view stateKey(State state)
{
	switch (state) {
	case State::UnderWay:
		return "Auto.State.UnderWay";
	case State::Asking:
		return "Auto.State.Asking";
	case State::Done:
		return "Auto.State.Done";
	case State::TakenBack:
		return "Auto.State.TakenBack";
	case State::Over:
		return "Auto.State.Over";
	case State::NotDone:
		break;
	}
	return "Auto.State.NotDone";
}

QString wordsOf(const show::AutomationAct &act, const Text &text)
{
	const QString sentence = text(act.sentence);
	const QString state =
		act.why.empty() ? text(stateKey(act.state))
				: text("Auto.StateWhy", {{"state", text(stateKey(act.state))}, {"why", text(act.why)}});
	return text(act.rehearsal ? "Auto.Line.Rehearsal" : "Auto.Line",
		    {{"time", Text::time(act.at)}, {"sentence", sentence}, {"state", state}});
}

Shape shapeOf(State state)
{
	switch (state) {
	case State::Asking:
		return Shape::Warning;
	case State::Done:
		return Shape::Check;
	case State::NotDone:
		return Shape::Note;
	default:
		return Shape::Dash;
	}
}

Tone toneOf(State state)
{
	return state == State::Asking ? Tone::Danger : state == State::Done ? Tone::Accent : Tone::Quiet;
}

QPushButton *lineButton(const char *name, const QString &label, QWidget *parent)
{
	auto *made = new QPushButton(label, parent);
	made->setObjectName(QString::fromLatin1(name));
	made->setAccessibleName(plainName(label));
	return made;
}

} // namespace

AutomationPanel::AutomationPanel(const Text &text, QWidget *parent) : QWidget(parent), text_(text)
{
	auto *top = new QWidget(this);
	state_ = new MarkedLine("automations", MarkedLine::Frame::Aligned, top);
	state_->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Minimum);
	hold_ = lineButton("automationsHold", text("Auto.Hold"), top);
	hold_->setCheckable(true);
	auto *flow = new FlowLayout(top);
	flow->setContentsMargins(0, 0, 0, 0);
	flow->addWidget(state_);
	flow->addWidget(hold_);
	column_ = new QVBoxLayout(this);
	column_->setContentsMargins(0, 0, 0, 0);
	column_->addWidget(top);
	connect(hold_, &QPushButton::clicked, this, &AutomationPanel::holdWanted);
	write();
}

void AutomationPanel::display(const show::AutomationsView &view)
{
	if (view != view_) {
		view_ = view;
		write();
	}
}

AutomationPanel::Line &AutomationPanel::lineAt(std::size_t index)
{
	while (lines_.size() <= index) {
		auto *whole = new QWidget(this);
		Line line{whole, new MarkedLine("automationLine", MarkedLine::Frame::Aligned, whole),
			  lineButton("automationYes", text_("Auto.Yes"), whole),
			  lineButton("automationNo", text_("Auto.No"), whole),
			  lineButton("automationUndo", text_("Act.Undo.Line"), whole)};
		line.words->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Minimum);
		const std::size_t at = lines_.size();
		connect(line.yes, &QPushButton::clicked, this, [this, at] { emit answered(lines_[at].act, true); });
		connect(line.no, &QPushButton::clicked, this, [this, at] { emit answered(lines_[at].act, false); });
		connect(line.undo, &QPushButton::clicked, this, [this, at] { emit undoWanted(lines_[at].act); });
		auto *flow = new FlowLayout(whole);
		flow->setContentsMargins(0, 0, 0, 0);
		for (QWidget *part : std::initializer_list<QWidget *>{line.words, line.yes, line.no, line.undo}) {
			flow->addWidget(part);
		}
		column_->addWidget(whole);
		lines_.push_back(line);
	}
	return lines_[index];
}

void AutomationPanel::write()
{
	setVisible(view_.anyOn || !view_.acts.empty());
	state_->say(text_(view_.held    ? "Auto.Held"
			  : view_.anyOn ? "Auto.On"
					: "Auto.Off"),
		    view_.held ? Shape::Pause : Shape::Note, view_.held ? Tone::Caution : Tone::Quiet);
	hold_->setChecked(view_.held);
	hold_->setEnabled(view_.anyOn || view_.held);
	std::size_t shown = 0;
	for (std::size_t at = 0; at < view_.acts.size(); ++at) {
		const show::AutomationAct &act = view_.acts[at];
		const bool asks = act.state == State::Asking;
		if (at >= kMostLines && !asks && !act.canUndo) {
			continue;
		}
		Line &line = lineAt(shown++);
		line.act = act.id;
		const QString words = wordsOf(act, text_);
		line.words->say(words, shapeOf(act.state), toneOf(act.state));
		line.yes->setVisible(asks);
		line.no->setVisible(asks);
		line.undo->setVisible(act.canUndo);
		for (QPushButton *one : {line.yes, line.no, line.undo}) {
			one->setAccessibleDescription(words);
		}
	}
	for (std::size_t at = 0; at < lines_.size(); ++at) {
		lines_[at].whole->setVisible(at < shown);
	}
}

} // namespace ui
