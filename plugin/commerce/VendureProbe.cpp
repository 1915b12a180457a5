#include "commerce/VendureProbe.hpp"

#include "commerce/JsonFields.hpp"
#include "commerce/VendureQueries.hpp"

namespace commerce::vendure {

net::HttpRequest VendureProbe::first()
{
	return server().ask(kProbeVariants);
}

Asked<Reply> VendureProbe::onData(const nlohmann::json &data, const net::HttpResponse &, core::WallTime)
{
	if (step_ == Step::Variants) {
		const auto variants = unitsAt(data, {"productVariants", "totalItems"});
		if (!variants) {
			return oddAnswer(data);
		}
		found_.variants = *variants;
		const std::string channel = textAt(data, {"activeChannel", "code"});
		found_.shop = channel == "__default_channel__" ? "" : channel;
	} else if (step_ == Step::Locations) {
		found_.locations = readPlaces(data);
	}
	return goOn();
}

Asked<Reply> VendureProbe::onForbidden()
{
	if (step_ == Step::Variants) {
		return VendureExchange::onForbidden();
	}
	found_.remarks.push_back(
		{step_ == Step::Orders ? "Vendure.NoOrders" : "Vendure.NoLocations", {{"host", server().host}}, {}});
	return goOn();
}

Reply VendureProbe::goOn()
{
	Reply reply;
	if (step_ == Step::Orders) {
		reply.findings = found_;
	} else if (step_ == Step::Variants) {
		step_ = Step::Locations;
		reply.next = server().ask(kLocations);
	} else {
		step_ = Step::Orders;
		reply.next = server().ask(kProbeOrders);
	}
	return reply;
}

} // namespace commerce::vendure
