#pragma once

#include "core/Duration.hpp"
#include "core/Error.hpp"
#include "core/Instant.hpp"
#include "core/WallTime.hpp"
#include "show/AutomationAct.hpp"
#include "show/AutomationSettings.hpp"
#include "show/RunView.hpp"
#include "show/StageOrder.hpp"

#include <cstdint>
#include <deque>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <vector>

namespace show {

// How the show is, as far as it can be a reason to act.
struct ShowNews {
	struct Product {
		std::string sku;
		std::string title;
	};
	struct Oversold {
		std::string id; // of the variant at its shop
		std::string title;
		std::string shop;       // as people call it
		bool rehearsal = false; // invented: nothing may be done at a real shop for it
		bool canPause = true;   // the shop can be told to
	};

	core::Instant now;
	core::WallTime wall;
	std::string onAir; // SKU
	std::string onAirTitle;
	bool isSoldOut = false; // what is on air, with all variants that are pitched with it
	std::optional<RunNext> next;
	std::vector<Product> urgent; // about to sell out
	std::vector<Oversold> oversold;
};

struct AutomationTuning {
	// A cancelled order brings the last piece back within a moment; a host who talks needs longer anyway.
	core::Duration settle = core::Duration::seconds(2);
	// A product that comes and goes, by cancellations or by the piece, switches once.
	core::Duration againAfter = core::Duration::minutes(5);
	core::Duration overAfter = core::Duration::seconds(5); // viewers should not see things come and go
	core::Duration undoFor = core::Duration::minutes(2);
	core::Duration rehearsalLasts = core::Duration::seconds(8); // long enough to look up and see it
};

// What is to be done now.
struct AutomationOrders {
	std::vector<StageOrder> stage;
	std::optional<std::string> putOnAir; // SKU; empty: nothing
	std::vector<std::string> pause;      // ids of ShowNews::Oversold

	bool empty() const { return stage.empty() && !putOnAir && pause.empty(); }
	void add(AutomationOrders more);
};

// Decides what happens by itself: at sold out the next product or a scene, a source while something is about to sell
// out, a pause of the sale when more was sold than there is.
//
// What a person decides stands: a sold-out product that they put on air stays there, a scene they switched, an air they
// changed or a source they toggled is not touched again. Everything is listed with its reason. Held, nothing new
// begins, and what would have is listed; what was begun ends as ever. A shop is told to pause only where the sale is
// real, and asked for first unless the settings say otherwise or it is held.
//
// The same calls give the same orders; time comes in. Not thread-safe; owned by app::ShowKeeper.
class Automations {
public:
	explicit Automations(AutomationTuning tuning = {}) : tuning_(tuning) {}

	void configure(const AutomationSettings &settings) { settings_ = settings; }
	void hold(bool held) { held_ = held; }
	bool isHeld() const { return held_; }

	[[nodiscard]] AutomationOrders look(const ShowNews &news);
	void onStage(const StageNews &news);

	[[nodiscard]] AutomationOrders undo(std::uint64_t act);
	// To what waits for a person's yes.
	[[nodiscard]] AutomationOrders answer(std::uint64_t act, bool yes);
	// Plays one automation now, by settings that need not be applied, and takes it back after some seconds. A shop
	// is told nothing.
	[[nodiscard]] core::Expected<AutomationOrders> rehearse(AutomationKind kind,
								const AutomationSettings &settings);
	// The show is over: all that lasts is taken back, nothing is held.
	[[nodiscard]] AutomationOrders end();

	AutomationsView view() const;

private:
	struct Act {
		AutomationAct shown;
		core::Instant at;
		std::string sku;           // NextProduct, Scene: what was sold out. Pause: its id
		std::string before, after; // NextProduct: on air
		StageOrder begun;          // Scene, Source
		bool lasts = false;        // there is something to take back
	};
	static constexpr std::size_t kKept = 50;

	Act &add(AutomationKind kind, core::Message sentence, bool rehearsal = false);
	Act *find(std::uint64_t id);
	Act *lasting(AutomationKind kind);
	AutomationOrders begin(StageOrder order, AutomationKind kind, core::Message sentence, bool rehearsal);
	AutomationOrders takeBack(Act &act, AutomationAct::State state, core::Message why);
	AutomationOrders putNextOnAir(core::Message sentence, bool rehearsal);
	AutomationOrders lookAtSoldOut();
	AutomationOrders actOnSoldOut();
	AutomationOrders lookAtScene();
	AutomationOrders lookAtUrgent();
	AutomationOrders lookAtOversold();
	AutomationOrders endRehearsals();
	bool canUndo(const Act &act) const;

	AutomationTuning tuning_;
	AutomationSettings settings_;
	bool held_ = false;
	ShowNews news_; // the latest

	std::deque<Act> acts_; // oldest first
	std::uint64_t lastId_ = 0;

	std::string seenInStock_; // on air, and not sold out since it is
	std::optional<core::Instant> soldOutSince_, inStockSince_;
	std::map<std::string, core::Instant> acted_; // SKU → when it was sold out and something was done
	std::optional<core::Instant> calmSince_;     // nothing is urgent any more
	std::set<std::string> leftAlone_;            // urgent ones for which a person wants no source
	std::set<std::string> oversold_;             // ids that were taken up
};

} // namespace show
