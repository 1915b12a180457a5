#include "ui/RobotWords.hpp"

#include <algorithm>
#include <array>

namespace ui {

using channels::NoteLevel;
using channels::RobotKind;

namespace {

constexpr std::array kKinds{RobotKindLook{RobotKind::Feishu, "Robot.Kind.Feishu", "Robot.Kind.Feishu.Hint"},
			    RobotKindLook{RobotKind::DingTalk, "Robot.Kind.DingTalk", "Robot.Kind.DingTalk.Hint"},
			    RobotKindLook{RobotKind::WeCom, "Robot.Kind.WeCom", "Robot.Kind.WeCom.Hint"},
			    RobotKindLook{RobotKind::Slack, "Robot.Kind.Slack", "Robot.Kind.Slack.Hint"},
			    RobotKindLook{RobotKind::Discord, "Robot.Kind.Discord", "Robot.Kind.Discord.Hint"},
			    RobotKindLook{RobotKind::Plain, "Robot.Kind.Plain", "Robot.Kind.Plain.Hint"}};

} // namespace

std::span<const RobotKindLook> robotKinds()
{
	return kKinds;
}

const RobotKindLook &lookOf(RobotKind kind)
{
	return *std::ranges::find(kKinds, kind, &RobotKindLook::kind);
}

std::string_view wordOf(NoteLevel level)
{
	switch (level) {
	case NoteLevel::Watch:
		return "Settings.RobotLevel.Watch";
	case NoteLevel::Soon:
		return "Settings.RobotLevel.Soon";
	case NoteLevel::Now:
		return "Settings.RobotLevel.Now";
	case NoteLevel::SoldOut:
		return "Settings.RobotLevel.SoldOut";
	case NoteLevel::Oversold:
		return "Settings.RobotLevel.Oversold";
	case NoteLevel::Stale:
		break;
	}
	return "Settings.RobotLevel.Stale";
}

QString nameOf(const channels::RobotSettings &robot, const Text &text)
{
	QString name = QString::fromStdString(robot.name).simplified();
	if (!name.isEmpty()) {
		return name;
	}
	return robot.host.empty() ? text(lookOf(robot.kind).word) : QString::fromStdString(robot.host);
}

SaidLine robotLine(const app::RobotView *robot, const Text &text)
{
	if (!robot) {
		return {text("Robot.Status.New"), Shape::Dash, Tone::Quiet};
	}
	if (robot->heldUntil) {
		return {text("Robot.Status.Held", {{"time", Text::time(*robot->heldUntil)},
						   {"count", text.number(static_cast<std::int64_t>(robot->waiting))},
						   {"why", text(robot->trouble)}}),
			Shape::Warning, Tone::Caution};
	}
	if (!robot->trouble.empty()) {
		return {text(robot->trouble), Shape::Warning, Tone::Danger};
	}
	if (robot->sentAt) {
		return {text("Robot.Status.SentAt", {{"time", Text::time(*robot->sentAt)}}), Shape::Check, Tone::Good};
	}
	return {text("Robot.Status.Nothing"), Shape::Dash, Tone::Quiet};
}

SaidLine testLine(const app::RobotTestView &test, const Text &text)
{
	switch (test.state) {
	case app::RobotTestView::State::None:
		return {};
	case app::RobotTestView::State::UnderWay:
		return {text("Settings.RobotTest.UnderWay"), Shape::Note, Tone::Quiet};
	case app::RobotTestView::State::Sent:
		return {text("Settings.RobotTest.Sent"), Shape::Check, Tone::Good};
	case app::RobotTestView::State::Failed:
		break;
	}
	return {text(test.sentence), Shape::Warning, Tone::Danger};
}

} // namespace ui
