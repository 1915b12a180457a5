#include "stock/Offers.hpp"

namespace stock {

namespace {

bool says(const Offers::Shared &offer, const commerce::StockLevel &level)
{
	return offer && offer->price == level.price && offer->picture == level.picture && offer->link == level.link;
}

} // namespace

void Offers::set(std::uint32_t position, const commerce::StockLevel &level)
{
	if (!level.price && level.picture.empty() && level.link.empty()) {
		drop(position);
		return;
	}
	Shared &offer = offers_[position];
	if (says(offer, level)) {
		return;
	}
	if (!says(latest_, level)) {
		latest_ = std::make_shared<const Offer>(Offer{level.price, level.picture, level.link});
	}
	offer = latest_;
}

Offers::Shared Offers::of(std::uint32_t position) const
{
	const auto known = offers_.find(position);
	return known == offers_.end() ? nullptr : known->second;
}

} // namespace stock
