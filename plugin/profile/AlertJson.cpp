#include "profile/AlertJson.hpp"

#include <nlohmann/json.hpp>

#include <cstdint>
#include <optional>
#include <string>
#include <utility>

namespace profile {

namespace {

using alerts::AlertPlan;
using alerts::AlertRules;
using alerts::SkuRules;
using nlohmann::ordered_json;

constexpr std::int64_t kMostUnits = 1'000'000;

void readOptional(JsonReader &reader, const char *name, std::optional<std::int64_t> &into)
{
	if (reader.has(name)) {
		reader.integer(name, into.emplace(), 0, kMostUnits);
	}
}

void readOptional(JsonReader &reader, const char *name, std::optional<core::Duration> &into)
{
	if (reader.has(name)) {
		reader.duration(name, into.emplace(), 10, 3600);
	}
}

void readOptional(JsonReader &reader, const char *name, std::optional<double> &into)
{
	if (reader.has(name)) {
		reader.number(name, into.emplace(), 0, kMostMoney);
	}
}

void readSku(JsonReader sku, AlertPlan &plan)
{
	std::string name;
	sku.text("sku", name);
	const auto [found, isNew] = plan.skus.try_emplace(name);
	if (name.empty() || !isNew) {
		sku.refuse("sku", "SKU; 1 ×");
	}
	SkuRules &rules = found->second;
	readOptional(sku, "lowUnits", rules.lowUnits);
	readOptional(sku, "soonUnits", rules.soonUnits);
	readOptional(sku, "nowUnits", rules.nowUnits);
	readOptional(sku, "hotWithinSeconds", rules.hotWithin);
	readOptional(sku, "nowWithinSeconds", rules.nowWithin);
	readOptional(sku, "price", rules.price);
	readOptional(sku, "cost", rules.cost);
}

template<typename Value>
void put(ordered_json &object, const char *name, const std::optional<Value> &value)
{
	if (value) {
		object[name] = *value;
	}
}

void put(ordered_json &object, const char *name, const std::optional<core::Duration> &value)
{
	if (value) {
		object[name] = value->seconds();
	}
}

ordered_json skuJson(const std::string &sku, const SkuRules &rules)
{
	ordered_json object = {{"sku", sku}};
	put(object, "lowUnits", rules.lowUnits);
	put(object, "soonUnits", rules.soonUnits);
	put(object, "nowUnits", rules.nowUnits);
	put(object, "hotWithinSeconds", rules.hotWithin);
	put(object, "nowWithinSeconds", rules.nowWithin);
	put(object, "price", rules.price);
	put(object, "cost", rules.cost);
	return object;
}

} // namespace

ordered_json alertsJson(const AlertRules &rules, const AlertPlan &plan)
{
	ordered_json restock = {{"lastsForSeconds", plan.restock.lastsFor.seconds()},
				{"penalty", plan.restock.penalty}};
	put(restock, "price", plan.restock.price);
	put(restock, "cost", plan.restock.cost);
	ordered_json skus = ordered_json::array();
	for (const auto &[sku, own] : plan.skus) {
		skus.push_back(skuJson(sku, own));
	}
	return {{"lowUnits", rules.lowUnits},
		{"lowShare", rules.lowShare},
		{"hotWithinSeconds", rules.hotWithin.seconds()},
		{"staleAfterSeconds", rules.staleAfter.seconds()},
		{"nowWithinSeconds", rules.nowWithin.seconds()},
		{"soonUnits", rules.soonUnits},
		{"nowUnits", rules.nowUnits},
		{"snoozeForSeconds", plan.snoozeFor.seconds()},
		{"restock", std::move(restock)},
		{"skus", std::move(skus)}};
}

void readAlerts(JsonReader alerts, AlertRules &rules, AlertPlan &plan)
{
	alerts.integer("lowUnits", rules.lowUnits, 0, kMostUnits);
	alerts.number("lowShare", rules.lowShare, 0, 1);
	alerts.duration("hotWithinSeconds", rules.hotWithin, 10, 3600);
	alerts.duration("staleAfterSeconds", rules.staleAfter, 2, 3600);
	alerts.duration("nowWithinSeconds", rules.nowWithin, 10, 3600);
	alerts.integer("soonUnits", rules.soonUnits, 0, kMostUnits);
	alerts.integer("nowUnits", rules.nowUnits, 0, kMostUnits);
	alerts.duration("snoozeForSeconds", plan.snoozeFor, 60, 3600);
	JsonReader restock = alerts.object("restock");
	restock.duration("lastsForSeconds", plan.restock.lastsFor, 60, 4 * 3600);
	restock.number("penalty", plan.restock.penalty, 0, kMostMoney);
	readOptional(restock, "price", plan.restock.price);
	readOptional(restock, "cost", plan.restock.cost);
	if (alerts.has("skus")) {
		plan.skus.clear();
		for (JsonReader &sku : alerts.objects("skus", kMostSkuRules)) {
			readSku(sku, plan);
		}
	}
}

} // namespace profile
