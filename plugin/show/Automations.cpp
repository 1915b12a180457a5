#include "show/Automations.hpp"

#include <algorithm>
#include <iterator>
#include <utility>

namespace show {

using State = AutomationAct::State;
using AtSoldOut = AutomationSettings::AtSoldOut;

void AutomationOrders::add(AutomationOrders more)
{
	std::ranges::move(more.stage, std::back_inserter(stage));
	std::ranges::move(more.pause, std::back_inserter(pause));
	if (more.putOnAir) {
		putOnAir = std::move(more.putOnAir);
	}
}

AutomationOrders Automations::look(const ShowNews &news)
{
	news_ = news;
	AutomationOrders orders = endRehearsals();
	orders.add(lookAtSoldOut());
	orders.add(lookAtScene());
	orders.add(lookAtUrgent());
	orders.add(lookAtOversold());
	return orders;
}

// Only what was seen in stock while on air can sell out on air: a sold-out product that a person puts there stays.
AutomationOrders Automations::lookAtSoldOut()
{
	if (!news_.isSoldOut || news_.onAir.empty()) {
		seenInStock_ = news_.onAir;
		soldOutSince_.reset();
		return {};
	}
	if (seenInStock_ != news_.onAir) {
		return {};
	}
	if (!soldOutSince_) {
		soldOutSince_ = news_.now;
	}
	if (news_.now - *soldOutSince_ < tuning_.settle) {
		return {};
	}
	seenInStock_.clear(); // once
	return settings_.atSoldOut == AtSoldOut::Nothing ? AutomationOrders() : actOnSoldOut();
}

AutomationOrders Automations::actOnSoldOut()
{
	const bool next = settings_.atSoldOut == AtSoldOut::NextProduct;
	core::Message sentence{next ? "Auto.Next" : "Auto.Scene",
			       {{"title", news_.onAirTitle},
				{"next", news_.next ? news_.next->title : "–"},
				{"scene", settings_.soldOutScene}},
			       {}};
	const auto kind = next ? AutomationKind::NextProduct : AutomationKind::Scene;
	const auto before = acted_.find(news_.onAir);
	const bool again = before != acted_.end() && news_.now - before->second < tuning_.againAfter;
	core::Message why;
	if (held_) {
		why = {"Auto.Why.Held", {}, {}};
	} else if (again) {
		why = {"Auto.Why.Again", {}, {}};
	} else if (next && !news_.next) {
		why = {"Auto.Why.NothingNext", {}, {}};
	} else if (!next && lasting(kind)) {
		why = {"Auto.Why.SceneIsThere", {}, {}};
	}
	acted_[news_.onAir] = news_.now;
	if (!why.empty()) {
		const bool listed = std::ranges::any_of(
			acts_, [&](const Act &act) { return act.sku == news_.onAir && again && act.shown.why == why; });
		if (listed) { // a product that comes and goes fills no list
			return {};
		}
		Act &act = add(kind, std::move(sentence));
		act.sku = news_.onAir;
		act.shown.state = State::NotDone;
		act.shown.why = std::move(why);
		return {};
	}
	return next ? putNextOnAir(std::move(sentence), false)
		    : begin({StageOrder::What::SwitchScene, 0, settings_.soldOutScene, {}}, kind, std::move(sentence),
			    false);
}

AutomationOrders Automations::putNextOnAir(core::Message sentence, bool rehearsal)
{
	Act &act = add(AutomationKind::NextProduct, std::move(sentence), rehearsal);
	act.shown.state = State::Done;
	act.before = news_.onAir;
	act.after = news_.next->sku;
	act.lasts = rehearsal;
	news_.onAir = act.after; // it is carried out at once
	return {{}, act.after, {}};
}

AutomationOrders Automations::begin(StageOrder order, AutomationKind kind, core::Message sentence, bool rehearsal)
{
	Act &act = add(kind, std::move(sentence), rehearsal);
	act.lasts = true;
	act.sku = kind == AutomationKind::Scene ? news_.onAir : std::string();
	order.act = act.shown.id;
	act.begun = std::move(order);
	return {{act.begun}, {}, {}};
}

// Until another product is on air, it is restocked, or nobody wants it any more.
AutomationOrders Automations::lookAtScene()
{
	Act *act = lasting(AutomationKind::Scene);
	if (!act || act->shown.rehearsal) {
		inStockSince_.reset();
		return {};
	}
	const bool wanted = settings_.atSoldOut == AtSoldOut::Scene && settings_.soldOutScene == act->begun.scene;
	if (!wanted) {
		return takeBack(*act, State::Over, {"Auto.Why.SwitchedOff", {}, {}});
	}
	if (news_.onAir != act->sku) {
		return takeBack(*act, State::Over, {"Auto.Why.AnotherOnAir", {}, {}});
	}
	if (news_.isSoldOut) {
		inStockSince_.reset();
		return {};
	}
	inStockSince_ = inStockSince_.value_or(news_.now);
	if (news_.now - *inStockSince_ < tuning_.overAfter) {
		return {};
	}
	return takeBack(*act, State::Over, {"Auto.Why.Restocked", {}, {}});
}

AutomationOrders Automations::lookAtUrgent()
{
	Act *act = lasting(AutomationKind::Source);
	if (act && act->shown.rehearsal) {
		return {};
	}
	std::erase_if(leftAlone_, [&](const std::string &sku) {
		return std::ranges::find(news_.urgent, sku, &ShowNews::Product::sku) == news_.urgent.end();
	});
	const auto urgent = std::ranges::find_if(
		news_.urgent, [&](const ShowNews::Product &product) { return !leftAlone_.contains(product.sku); });
	const bool on = settings_.showAtNow && !settings_.nowSource.empty();
	if (!act) {
		if (!on || urgent == news_.urgent.end()) {
			return {};
		}
		core::Message sentence{"Auto.Source", {{"title", urgent->title}, {"source", settings_.nowSource}}, {}};
		if (held_) {
			Act &listed = add(AutomationKind::Source, std::move(sentence));
			listed.shown.state = State::NotDone;
			listed.shown.why = {"Auto.Why.Held", {}, {}};
			leftAlone_.insert(urgent->sku);
			return {};
		}
		calmSince_.reset();
		return begin({StageOrder::What::ShowSource, 0, settings_.nowScene, settings_.nowSource},
			     AutomationKind::Source, std::move(sentence), false);
	}
	if (!on || settings_.nowSource != act->begun.source || settings_.nowScene != act->begun.scene) {
		return takeBack(*act, State::Over, {"Auto.Why.SwitchedOff", {}, {}});
	}
	if (urgent != news_.urgent.end()) {
		calmSince_.reset();
		return {};
	}
	calmSince_ = calmSince_.value_or(news_.now);
	return news_.now - *calmSince_ < tuning_.overAfter ? AutomationOrders()
							   : takeBack(*act, State::Over, {"Auto.Why.Calm", {}, {}});
}

AutomationOrders Automations::lookAtOversold()
{
	AutomationOrders orders;
	const auto isThere = [&](const std::string &id) {
		return std::ranges::find(news_.oversold, id, &ShowNews::Oversold::id) != news_.oversold.end();
	};
	std::erase_if(oversold_, [&](const std::string &id) { return !isThere(id); });
	for (Act &act : acts_) {
		if (act.shown.state == State::Asking && !(settings_.pauseOversold && isThere(act.sku))) {
			act.shown.state = State::Over;
			act.shown.why = {"Auto.Why.NotOversold", {}, {}};
		}
	}
	if (!settings_.pauseOversold) {
		oversold_.clear();
		return orders;
	}
	for (const ShowNews::Oversold &oversold : news_.oversold) {
		if (!oversold_.insert(oversold.id).second) {
			continue;
		}
		Act &act = add(AutomationKind::Pause,
			       {"Auto.Pause", {{"title", oversold.title}, {"shop", oversold.shop}}, {}});
		act.sku = oversold.id;
		if (oversold.rehearsal || !oversold.canPause) {
			act.shown.state = State::NotDone;
			act.shown.why = {oversold.rehearsal ? "Auto.Why.Invented" : "Act.NotThere", {}, {}};
		} else if (settings_.pauseWithoutAsking && !held_) {
			act.shown.state = State::Done;
			orders.pause.push_back(oversold.id);
		} else {
			act.shown.state = State::Asking;
		}
	}
	return orders;
}

AutomationOrders Automations::endRehearsals()
{
	AutomationOrders orders;
	for (Act &act : acts_) {
		if (act.shown.rehearsal && act.lasts && news_.now - act.at >= tuning_.rehearsalLasts) {
			orders.add(takeBack(act, State::TakenBack, {"Auto.Why.RehearsalOver", {}, {}}));
		}
	}
	return orders;
}

AutomationOrders Automations::takeBack(Act &act, State state, core::Message why)
{
	act.lasts = false;
	act.shown.state = state;
	act.shown.why = std::move(why);
	AutomationOrders orders;
	if (act.shown.kind == AutomationKind::NextProduct) {
		if (news_.onAir == act.after) {
			orders.putOnAir = act.before;
			news_.onAir = act.before;
		} else {
			act.shown.state = State::Over;
			act.shown.why = {"Auto.Why.PersonDecided", {}, {}};
		}
	} else if (act.begun.act != 0) {
		StageOrder order = act.begun;
		order.what = act.shown.kind == AutomationKind::Scene ? StageOrder::What::SwitchBack
								     : StageOrder::What::HideSource;
		orders.stage.push_back(std::move(order));
	}
	return orders;
}

void Automations::onStage(const StageNews &news)
{
	Act *act = find(news.act);
	if (!act) {
		return;
	}
	switch (news.what) {
	case StageNews::What::Done:
		if (act->shown.state == State::UnderWay) {
			act->shown.state = State::Done;
		}
		return;
	case StageNews::What::TakenBack:
		if (act->lasts) { // not by our order: OBS is closing, or its scenes are exchanged
			act->shown.state = State::Over;
			act->shown.why = news.why;
		}
		break;
	case StageNews::What::Refused:
		act->shown.state = State::NotDone;
		act->shown.why = news.why;
		break;
	case StageNews::What::PersonDecided:
		act->shown.state = State::Over;
		act->shown.why = {"Auto.Why.PersonDecided", {}, {}};
		break;
	}
	act->lasts = false;
	if (act->shown.kind == AutomationKind::Source && !act->shown.rehearsal) {
		std::ranges::transform(news_.urgent, std::inserter(leftAlone_, leftAlone_.end()),
				       &ShowNews::Product::sku);
	}
}

Automations::Act &Automations::add(AutomationKind kind, core::Message sentence, bool rehearsal)
{
	if (acts_.size() >= kKept) { // what lasts is still to be ended
		const auto old = std::ranges::find_if(acts_, [](const Act &act) { return !act.lasts; });
		acts_.erase(old == acts_.end() ? acts_.begin() : old);
	}
	Act &act = acts_.emplace_back();
	act.at = news_.now;
	act.shown.id = ++lastId_;
	act.shown.at = news_.wall;
	act.shown.kind = kind;
	act.shown.sentence = std::move(sentence);
	act.shown.rehearsal = rehearsal;
	return act;
}

Automations::Act *Automations::find(std::uint64_t id)
{
	const auto found = std::ranges::find(acts_, id, [](const Act &act) { return act.shown.id; });
	return found == acts_.end() ? nullptr : &*found;
}

Automations::Act *Automations::lasting(AutomationKind kind)
{
	const auto found =
		std::ranges::find_if(acts_, [&](const Act &act) { return act.lasts && act.shown.kind == kind; });
	return found == acts_.end() ? nullptr : &*found;
}

AutomationsView Automations::view() const
{
	AutomationsView view;
	view.anyOn = settings_.atSoldOut != AtSoldOut::Nothing || settings_.showAtNow || settings_.pauseOversold;
	view.held = held_;
	for (auto act = acts_.rbegin(); act != acts_.rend(); ++act) {
		view.acts.push_back(act->shown);
		view.acts.back().canUndo = canUndo(*act);
	}
	return view;
}

} // namespace show
