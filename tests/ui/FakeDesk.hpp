#pragma once

#include "app/Desk.hpp"

#include <optional>
#include <string>
#include <vector>

namespace support {

// A desk that shows what a test lays on it and remembers what it was asked to do.
class FakeDesk : public app::Desk {
public:
	std::shared_ptr<const app::StreamView> stream() const override
	{
		++looks;
		return stream_;
	}
	std::shared_ptr<const app::ShelfView> shelf() const override
	{
		++looks;
		return shelf_;
	}

	core::Expected<void> setOnAir(const std::string &sku) override
	{
		asked.push_back("on air: " + sku);
		if (refusal) {
			return std::unexpected(*refusal);
		}
		app::ShelfView view = *shelf_;
		view.onAir = sku;
		for (app::StockRow &row : view.rows) {
			row.onAir = row.sku == sku;
		}
		lay(std::move(view));
		return {};
	}
	void stepOnAir(int by) override { asked.push_back("step: " + std::to_string(by)); }
	void acknowledge(std::uint64_t alertId) override
	{
		asked.push_back("acknowledge: " + std::to_string(alertId));
		app::ShelfView view = *shelf_;
		for (alerts::Alert &alert : view.alerts) {
			alert.acknowledged = alert.acknowledged || alert.id == alertId;
		}
		lay(std::move(view));
	}
	core::Expected<void> setBitrate(rate::RateAct act) override
	{
		acts.push_back(act);
		return {};
	}
	std::vector<std::string> scenes() const override { return {"Show", "Please wait"}; }
	profile::Settings settings() const override { return stored; }
	core::Expected<void> applySettings(const profile::Settings &settings,
					   const std::map<std::string, std::string> &headerValues) override
	{
		asked.push_back("apply");
		if (refusal) {
			return std::unexpected(*refusal);
		}
		stored = settings;
		storedValues = headerValues;
		return {};
	}
	void takeOverFromObs() override { asked.push_back("take over"); }

	void lay(app::StreamView view) { stream_ = std::make_shared<const app::StreamView>(std::move(view)); }
	void lay(app::ShelfView view) { shelf_ = std::make_shared<const app::ShelfView>(std::move(view)); }

	std::vector<std::string> asked;
	std::vector<rate::RateAct> acts;
	profile::Settings stored;
	std::map<std::string, std::string> storedValues;
	std::optional<core::Error> refusal;
	mutable int looks = 0; // how often a view was asked for

private:
	std::shared_ptr<const app::StreamView> stream_ = std::make_shared<const app::StreamView>();
	std::shared_ptr<const app::ShelfView> shelf_ = std::make_shared<const app::ShelfView>();
};

} // namespace support
