#include "commerce/VendureAct.hpp"

#include "commerce/FeedText.hpp"
#include "commerce/JsonFields.hpp"
#include "commerce/VendureLevels.hpp"
#include "commerce/VendureQueries.hpp"

#include <algorithm>
#include <string>
#include <utility>

namespace commerce::vendure {

using nlohmann::json;

net::HttpRequest VendureAct::first()
{
	return server().ask(kVariants, {{"options", {{"take", 1}, {"filter", {{"id", {{"eq", act_.variantId}}}}}}}});
}

Asked<Reply> VendureAct::onData(const json &data, const net::HttpResponse &, core::WallTime at)
{
	if (step_ == Step::Change) { // done; what it answers may be as of before
		step_ = Step::LookAgain;
		Reply reply;
		reply.next = first();
		return reply;
	}
	auto sight = look(data);
	if (!sight) {
		return std::unexpected(sight.error());
	}
	if (step_ == Step::LookAgain) {
		return finish(std::move(*sight), at);
	}
	before_ = sight->level.available;
	wasEnabled_ = sight->enabled;
	const auto input = inputFor(*sight);
	if (!input) {
		return std::unexpected(input.error());
	}
	if (input->is_null()) {
		return finish(std::move(*sight), at);
	}
	step_ = Step::Change;
	Reply reply;
	reply.next = server().ask(kChange, {{"input", json::array({*input})}});
	return reply;
}

// What the shop knows of the variant and of the act's place.
Asked<VendureAct::Sight> VendureAct::look(const json &data) const
{
	VariantPage page;
	if (!readVariants(data, shop_.moneyDigits, page)) {
		return oddAnswer(data);
	}
	const auto &items = listAt(data, {"productVariants", "items"});
	std::erase_if(page.update.levels,
		      [this](const StockLevel &level) { return level.variantId != act_.variantId; });
	if (page.update.levels.empty()) {
		return refuse(page.update.remarks.empty() ? core::Message{"Vendure.VariantGone", {}, {}}
							  : page.update.remarks.front());
	}
	const auto &levels = page.update.levels;
	const auto place = act_.location.empty() && levels.size() == 1
				   ? levels.begin()
				   : std::ranges::find(levels, act_.location, &StockLevel::location);
	if (place == levels.end() && isAboutStock()) {
		return refuse({"Vendure.WhichPlace", {{"sku", excerpt(levels.front().sku)}}, {}});
	}
	Sight sight{{},
		    place == levels.end() ? levels.front() : *place,
		    isTrueAt(items.front(), {"enabled"}),
		    isTrueAt(items.front(), {"product", "enabled"})};
	sight.update = std::move(page.update);
	return sight;
}

// The input of the mutation; null when there is nothing to change.
Asked<json> VendureAct::inputFor(const Sight &sight)
{
	if (!isAboutStock()) {
		const bool enable = act_.kind == ActKind::Resume;
		return enable == sight.enabled ? json() : json{{"id", act_.variantId}, {"enabled", enable}};
	}
	const StockLevel &level = sight.level;
	const std::string sku = excerpt(level.sku);
	if (!level.available || !level.onHand) {
		return refuse({"Vendure.NotTracked", {{"sku", sku}}, {}});
	}
	if (act_.kind == ActKind::SetStock && act_.seen && *act_.seen != *level.available) {
		return std::unexpected(ShopFault{FaultKind::Conflict,
						 {{"Vendure.NotAsSeen",
						   {{"sku", sku},
						    {"seen", std::to_string(*act_.seen)},
						    {"found", std::to_string(*level.available)}},
						   {}},
						  {}}});
	}
	added_ = act_.kind == ActKind::AddStock ? act_.units : act_.units - *level.available;
	const std::int64_t onHand = *level.onHand + added_;
	if (onHand < 0) {
		return refuse({"Vendure.BelowZero", {{"sku", sku}, {"units", std::to_string(*level.onHand)}}, {}});
	}
	const json place = {{"stockLocationId", level.location}, {"stockOnHand", onHand}};
	return added_ == 0 ? json() : json{{"id", act_.variantId}, {"stockLevels", json::array({place})}};
}

Asked<Reply> VendureAct::finish(Sight sight, core::WallTime at) const
{
	ActOutcome outcome;
	ShopAct undo = act_;
	undo.key.clear();
	undo.seen.reset();
	if (isAboutStock()) {
		outcome.before = before_;
		outcome.after = sight.level.available;
		undo.kind = ActKind::AddStock;
		undo.location = sight.level.location;
		undo.units = -added_;
		if (added_ != 0) {
			outcome.undo = std::move(undo);
		}
		if (outcome.after && *outcome.after != *before_ + added_) {
			outcome.remark = {
				"Vendure.MovedMeanwhile",
				{{"sku", excerpt(sight.level.sku)}, {"units", std::to_string(*outcome.after)}},
				{}};
		}
	} else {
		const bool enable = act_.kind == ActKind::Resume;
		if (sight.enabled != enable) {
			return refuse({"Vendure.NotTaken", {{"host", server().host}}, {}});
		}
		undo.kind = enable ? ActKind::Pause : ActKind::Resume;
		if (wasEnabled_ != enable) {
			outcome.undo = std::move(undo);
		}
		if (enable && !sight.productEnabled) {
			outcome.remark = {"Vendure.ProductDisabled", {{"title", excerpt(sight.level.title)}}, {}};
		}
	}
	Reply reply{.update = std::move(sight.update)};
	reply.update.readAt = at;
	reply.outcome = std::move(outcome);
	return reply;
}

} // namespace commerce::vendure
