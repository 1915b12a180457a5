#include "ui/AlertForm.hpp"

#include "ui/Form.hpp"
#include "ui/SkuRulesTable.hpp"

#include <QDoubleSpinBox>
#include <QGroupBox>
#include <QSpinBox>
#include <QVBoxLayout>

#include <algorithm>

namespace ui {
namespace {

constexpr int kMostUnits = 1'000'000;
constexpr double kMostMoney = 1e9;

int shownUnits(std::int64_t units)
{
	return static_cast<int>(std::clamp<std::int64_t>(units, 0, kMostUnits));
}

QDoubleSpinBox *addMoney(Form &form, std::string_view key, double value)
{
	auto *box = form.add(key, new QDoubleSpinBox);
	box->setRange(0, kMostMoney);
	box->setDecimals(2);
	box->setValue(value);
	return box;
}

void storeMinutes(const QDoubleSpinBox &box, core::Duration &into)
{
	if (isChanged(box, into.minutes())) {
		into = core::Duration::minutes(box.value());
	}
}

void storeMoney(const QDoubleSpinBox &box, std::optional<double> &into)
{
	if (isChanged(box, into.value_or(0))) {
		into = box.value() > 0 ? std::optional(box.value()) : std::nullopt;
	}
}

} // namespace

AlertForm::AlertForm(const Text &text, const alerts::AlertRules &rules, const alerts::AlertPlan &plan,
		     const std::vector<std::pair<std::string, std::string>> &shelf, QWidget *parent)
	: QWidget(parent), skus_(new SkuRulesTable(text, plan.skus, shelf))
{
	auto *when = new QGroupBox(text("Settings.Alerts"), this);
	auto *form = new Form(text);
	when->setLayout(form);
	addRules(*form, rules);
	snoozeFor_ = form->addTenths("Settings.SnoozeFor", 1, 60, "Settings.Unit.Minutes");
	snoozeFor_->setValue(plan.snoozeFor.minutes());

	auto *much = new QGroupBox(text("Settings.Restock"), this);
	auto *restock = new Form(text);
	much->setLayout(restock);
	addRestock(*restock, text, plan.restock);

	auto *single = new QGroupBox(text("Settings.SkuRules"), this);
	auto *inside = new QVBoxLayout(single);
	inside->addWidget(skus_);
	auto *column = new QVBoxLayout(this);
	column->setContentsMargins(0, 0, 0, 0);
	column->addWidget(when);
	column->addWidget(single);
	column->addWidget(much);
}

void AlertForm::addRules(Form &form, const alerts::AlertRules &rules)
{
	lowUnits_ = form.addWhole("Settings.LowUnits", 0, kMostUnits, "Settings.Unit.Units");
	lowUnits_->setValue(shownUnits(rules.lowUnits));
	lowShare_ = form.addTenths("Settings.LowShare", 0, 100, "Settings.Unit.Percent");
	lowShare_->setValue(rules.lowShare * 100);
	hotWithin_ = form.addTenths("Settings.HotWithin", 0.2, 60, "Settings.Unit.Minutes");
	hotWithin_->setValue(rules.hotWithin.minutes());
	soonUnits_ = form.addWhole("Settings.SoonUnits", 0, kMostUnits, "Settings.Unit.Units");
	soonUnits_->setValue(shownUnits(rules.soonUnits));
	nowWithin_ = form.addTenths("Settings.NowWithin", 0.2, 60, "Settings.Unit.Minutes");
	nowWithin_->setValue(rules.nowWithin.minutes());
	nowUnits_ = form.addWhole("Settings.NowUnits", 0, kMostUnits, "Settings.Unit.Units");
	nowUnits_->setValue(shownUnits(rules.nowUnits));
	staleAfter_ = form.addWhole("Settings.StaleAfter", 2, 3600, "Settings.Unit.Seconds");
	staleAfter_->setValue(static_cast<int>(rules.staleAfter.seconds()));
}

void AlertForm::addRestock(Form &form, const Text &text, const alerts::RestockSettings &restock)
{
	lastsFor_ = form.addTenths("Settings.RestockLasts", 1, 240, "Settings.Unit.Minutes");
	lastsFor_->setValue(restock.lastsFor.minutes());
	price_ = addMoney(form, "Settings.RestockPrice", restock.price.value_or(0));
	cost_ = addMoney(form, "Settings.RestockCost", restock.cost.value_or(0));
	for (QDoubleSpinBox *box : {price_, cost_}) {
		box->setSpecialValueText(text("Settings.Money.Unknown"));
	}
	penalty_ = addMoney(form, "Settings.RestockPenalty", restock.penalty);
	form.addHint("Settings.Restock.Hint");
}

void AlertForm::store(alerts::AlertRules &rules, alerts::AlertPlan &plan) const
{
	rules.lowUnits = lowUnits_->value();
	rules.soonUnits = soonUnits_->value();
	rules.nowUnits = nowUnits_->value();
	if (isChanged(*lowShare_, rules.lowShare * 100)) {
		rules.lowShare = lowShare_->value() / 100;
	}
	storeMinutes(*hotWithin_, rules.hotWithin);
	storeMinutes(*nowWithin_, rules.nowWithin);
	if (isChanged(*staleAfter_, rules.staleAfter.seconds())) {
		rules.staleAfter = core::Duration::seconds(staleAfter_->value());
	}
	storeMinutes(*snoozeFor_, plan.snoozeFor);
	storeMinutes(*lastsFor_, plan.restock.lastsFor);
	storeMoney(*price_, plan.restock.price);
	storeMoney(*cost_, plan.restock.cost);
	if (isChanged(*penalty_, plan.restock.penalty)) {
		plan.restock.penalty = penalty_->value();
	}
	skus_->store(plan.skus);
}

} // namespace ui
