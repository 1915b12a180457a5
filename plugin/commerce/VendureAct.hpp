#pragma once

#include "commerce/VendureExchange.hpp"

#include <nlohmann/json_fwd.hpp>

#include <cstdint>
#include <optional>

namespace commerce::vendure {

// One act: reads the variant, changes it, and reads it again.
//
// Vendure compares nothing itself, so what the person saw is compared here just before; a change of a figure is written
// as stock on hand at its place, which orders do not touch until they are sent. Undoing adds what was taken, so that
// what is sold meanwhile stays sold.
class VendureAct : public VendureExchange {
public:
	VendureAct(Server server, const Shop &shop, ShopAct act)
		: VendureExchange(std::move(server)), shop_(shop), act_(std::move(act))
	{
	}
	net::HttpRequest first() override;
	Change change() const override
	{
		return step_ == Step::Look ? Change::None : step_ == Step::Change ? Change::OnItsWay : Change::Done;
	}

protected:
	Asked<Reply> onData(const nlohmann::json &data, const net::HttpResponse &, core::WallTime at) override;

private:
	enum class Step { Look, Change, LookAgain };

	struct Sight {
		ShopUpdate update;
		StockLevel level; // of the act's place
		bool enabled = false;
		bool productEnabled = false;
	};

	Asked<Sight> look(const nlohmann::json &data) const;
	Asked<nlohmann::json> inputFor(const Sight &sight);
	Asked<Reply> finish(Sight sight, core::WallTime at) const;
	bool isAboutStock() const { return act_.kind == ActKind::SetStock || act_.kind == ActKind::AddStock; }

	const Shop &shop_;
	ShopAct act_;
	Step step_ = Step::Look;
	std::optional<std::int64_t> before_;
	std::int64_t added_ = 0;
	bool wasEnabled_ = false;
};

} // namespace commerce::vendure
