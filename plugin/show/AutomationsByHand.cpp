// What a person does about the automations: undo, answer, try out, end.
#include "show/Automations.hpp"

#include <algorithm>
#include <iterator>
#include <string>

namespace show {

using State = AutomationAct::State;

AutomationOrders Automations::undo(std::uint64_t id)
{
	Act *act = find(id);
	if (!act || !canUndo(*act)) {
		return {};
	}
	if (act->shown.kind == AutomationKind::Source) {
		std::ranges::transform(news_.urgent, std::inserter(leftAlone_, leftAlone_.end()),
				       &ShowNews::Product::sku);
	}
	return takeBack(*act, State::TakenBack, {});
}

AutomationOrders Automations::answer(std::uint64_t id, bool yes)
{
	Act *act = find(id);
	if (!act || act->shown.state != State::Asking) {
		return {};
	}
	act->shown.state = yes ? State::Done : State::NotDone;
	act->shown.why = yes ? core::Message() : core::Message{"Auto.Why.PersonSaidNo", {}, {}};
	return yes ? AutomationOrders{{}, {}, {act->sku}} : AutomationOrders();
}

core::Expected<AutomationOrders> Automations::rehearse(AutomationKind kind, const AutomationSettings &settings)
{
	if (lasting(kind)) {
		return core::fail({"Auto.Rehearse.UnderWay", {}, {}});
	}
	const std::string title = news_.onAirTitle.empty() ? "–" : news_.onAirTitle;
	switch (kind) {
	case AutomationKind::NextProduct:
		if (!news_.next) {
			return core::fail({"Auto.Rehearse.NothingNext", {}, {}});
		}
		return putNextOnAir({"Auto.Next", {{"title", title}, {"next", news_.next->title}}, {}}, true);
	case AutomationKind::Scene:
		if (settings.soldOutScene.empty()) {
			return core::fail({"Auto.Rehearse.NoScene", {}, {}});
		}
		return begin({StageOrder::What::SwitchScene, 0, settings.soldOutScene, {}}, kind,
			     {"Auto.Scene", {{"title", title}, {"scene", settings.soldOutScene}}, {}}, true);
	case AutomationKind::Source:
		if (settings.nowSource.empty()) {
			return core::fail({"Auto.Rehearse.NoSource", {}, {}});
		}
		return begin({StageOrder::What::ShowSource, 0, settings.nowScene, settings.nowSource}, kind,
			     {"Auto.Source", {{"title", title}, {"source", settings.nowSource}}, {}}, true);
	case AutomationKind::Pause:
		break;
	}
	Act &act = add(kind,
		       {settings.pauseWithoutAsking ? "Auto.Pause.Described" : "Auto.Pause.DescribedAsk",
			{{"title", title}},
			{}},
		       true);
	act.shown.state = State::NotDone;
	act.shown.why = {"Auto.Why.OnlyDescribed", {}, {}};
	return AutomationOrders();
}

AutomationOrders Automations::end()
{
	AutomationOrders orders;
	for (Act &act : acts_) {
		if (act.lasts) {
			orders.add(takeBack(act, State::Over, {"Auto.Why.ShowOver", {}, {}}));
		} else if (act.shown.state == State::Asking) {
			act.shown.state = State::Over;
			act.shown.why = {"Auto.Why.ShowOver", {}, {}};
		}
	}
	std::ranges::transform(news_.urgent, std::inserter(leftAlone_, leftAlone_.end()), &ShowNews::Product::sku);
	held_ = false;
	return orders;
}

bool Automations::canUndo(const Act &act) const
{
	if (act.shown.kind == AutomationKind::NextProduct) {
		return act.shown.state == State::Done && news_.onAir == act.after &&
		       news_.now - act.at < tuning_.undoFor;
	}
	return act.lasts;
}

} // namespace show
