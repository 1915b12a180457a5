#include "alerts/AlertPlan.hpp"

namespace alerts {

AlertRules rulesFor(const std::string &sku, const AlertRules &rules, const AlertPlan &plan)
{
	AlertRules own = rules;
	const auto found = plan.skus.find(sku);
	if (found == plan.skus.end()) {
		return own;
	}
	const SkuRules &differs = found->second;
	if (differs.lowUnits) {
		own.lowUnits = *differs.lowUnits;
		own.lowShare = 0;
	}
	own.soonUnits = differs.soonUnits.value_or(own.soonUnits);
	own.nowUnits = differs.nowUnits.value_or(own.nowUnits);
	own.hotWithin = differs.hotWithin.value_or(own.hotWithin);
	own.nowWithin = differs.nowWithin.value_or(own.nowWithin);
	return own;
}

RestockSettings restockFor(const std::string &sku, const AlertPlan &plan)
{
	RestockSettings own = plan.restock;
	if (const auto found = plan.skus.find(sku); found != plan.skus.end()) {
		own.price = found->second.price ? found->second.price : own.price;
		own.cost = found->second.cost ? found->second.cost : own.cost;
	}
	return own;
}

} // namespace alerts
