#pragma once

#include "commerce/VendureExchange.hpp"

namespace commerce::vendure {

// What a person wants to know of the shop: how many variants, which stock locations, and whether the account may read
// orders. Asked one by one, because one forbidden part would take the others with it.
class VendureProbe : public VendureExchange {
public:
	using VendureExchange::VendureExchange;
	net::HttpRequest first() override;

protected:
	Asked<Reply> onData(const nlohmann::json &data, const net::HttpResponse &, core::WallTime at) override;
	Asked<Reply> onForbidden() override;

private:
	enum class Step { Variants, Locations, Orders };
	Reply goOn();

	Step step_ = Step::Variants;
	Findings found_;
};

} // namespace commerce::vendure
