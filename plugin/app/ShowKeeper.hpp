#pragma once

#include "alerts/Alert.hpp"
#include "app/ShopActs.hpp"
#include "app/ShowView.hpp"
#include "core/Error.hpp"
#include "core/Instant.hpp"
#include "core/WallTime.hpp"
#include "overlay/ShelfFacts.hpp"
#include "show/Automations.hpp"
#include "show/RunOfShow.hpp"
#include "show/ShowSettings.hpp"
#include "stock/OversellWatch.hpp"

#include <cstdint>
#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace app {

// The run of show and the automations on one shelf: tells them how it is, and carries out what they decide.
//
// Holds no clock and no thread; the shop loop owns it and is its only caller.
class ShowKeeper {
public:
	// The hands of the loop.
	struct Hands {
		std::function<void(const std::string &sku)> putOnAir;
		std::function<void(const show::StageOrder &)> stage;
		std::function<void(const ActWish &)> actAtShop;
		std::function<bool(const std::string &shop)> canPause;
		std::function<std::string(const std::string &shop)> nameOfShop; // as people call it
	};
	struct Shelf {
		const overlay::ShelfFacts &facts;
		const std::vector<alerts::Alert> &alerts;
		const std::vector<stock::Oversell> &oversells;
	};

	explicit ShowKeeper(Hands hands) : hands_(std::move(hands)) {}

	void configure(const show::ShowSettings &settings);
	// How the shelf was while a show is gone on with; costs nothing while the facts are the same.
	void replay(const std::shared_ptr<const overlay::ShelfFacts> &facts, core::Instant at);

	// After each refresh of the shelf: true when it changed what is on air.
	bool look(const Shelf &shelf, core::Instant now, core::WallTime wall);

	// What "next" or "previous" puts on air; nothing where there is none.
	std::optional<std::string> step(int by, const overlay::ShelfFacts &facts, core::Instant now);
	void restart() { run_.restart(); }

	void hold(bool held) { automations_.hold(held); }
	void undo(std::uint64_t act) { carryOut(automations_.undo(act)); }
	void answer(std::uint64_t act, bool yes) { carryOut(automations_.answer(act, yes)); }
	void rehearse(show::AutomationKind kind, const show::AutomationSettings &settings);
	void onStage(const show::StageNews &news) { automations_.onStage(news); }
	// The stream has ended, or another profile is opened.
	void end() { carryOut(automations_.end()); }

	ShowView view() const;
	// SKUs that follow in the run of show, the next first.
	std::vector<std::string> planned() const { return run_.following(); }

private:
	show::ShowNews newsOf(const Shelf &shelf, core::Instant now, core::WallTime wall);
	void carryOut(const show::AutomationOrders &orders);

	Hands hands_;
	show::RunOfShow run_;
	show::Automations automations_;
	std::map<std::string, ActWish> pauses_; // by id of what is oversold
	std::shared_ptr<const overlay::ShelfFacts> replayed_;
	core::Message refusal_;
	bool changedAir_ = false;
};

} // namespace app
