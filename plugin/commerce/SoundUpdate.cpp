#include "commerce/SoundUpdate.hpp"

#include "commerce/FeedText.hpp"

#include <algorithm>
#include <array>
#include <utility>

namespace commerce {

namespace {

bool isId(const std::string &text)
{
	return text.size() <= kMaxIdBytes && !hasControls(text);
}

bool isUnits(const std::optional<std::int64_t> &units)
{
	return !units || (*units >= -kMaxUnits && *units <= kMaxUnits);
}

void clip(std::string &text)
{
	if (text.size() > kMaxTitleBytes || hasControls(text)) {
		text = excerpt(text, kMaxTitleBytes);
	}
}

bool isSound(const StockLevel &level, std::vector<core::Message> &remarks)
{
	if (level.sku.empty() || !isId(level.sku) || !isId(level.variantId) || !isId(level.location) ||
	    !isId(level.productId)) {
		const std::string name = excerpt(level.sku.empty() ? level.variantId : level.sku);
		remarks.push_back({"Shop.OddId", {{"sku", name}, {"limit", std::to_string(kMaxIdBytes)}}, {}});
		return false;
	}
	for (const auto *units : {&level.available, &level.onHand, &level.committed, &level.incoming}) {
		if (!isUnits(*units)) {
			remarks.push_back({"Shop.TooManyUnits",
					   {{"sku", excerpt(level.sku)}, {"value", std::to_string(**units)}},
					   {}});
			return false;
		}
	}
	return true;
}

bool isSound(const OrderLine &line)
{
	return isId(line.id) && isId(line.sku) && isId(line.variantId) && line.units >= 0 && line.units <= kMaxUnits &&
	       line.open >= 0 && line.open <= line.units &&
	       (!line.taken || (*line.taken >= 0 && *line.taken <= kMaxUnits));
}

// The whole order replaces the one before: half of it would be wrong.
bool isSound(const ShopOrder &order, std::vector<core::Message> &remarks)
{
	if (!order.id.empty() && isId(order.id) && isId(order.code) &&
	    std::ranges::all_of(order.lines, [](const OrderLine &line) { return isSound(line); })) {
		return true;
	}
	remarks.push_back({"Shop.OddOrder", {{"code", excerpt(order.code.empty() ? "?" : order.code)}}, {}});
	return false;
}

// Takes out what is not sound, in place.
template<typename T>
void keep(std::vector<T> &things, std::vector<core::Message> &remarks)
{
	std::erase_if(things, [&](const T &thing) { return !isSound(thing, remarks); });
}

void keepIds(std::vector<std::string> &ids, std::size_t most)
{
	std::erase_if(ids, [](const std::string &id) { return id.empty() || !isId(id); });
	if (ids.size() > most) {
		ids.resize(most);
	}
}

void keepNames(std::map<std::string, std::string> &locations)
{
	std::erase_if(locations, [](const auto &location) { return !isId(location.first); });
	for (auto &[id, name] : locations) {
		clip(name);
	}
}

void keepSound(ShopUpdate &update)
{
	keepNames(update.locations);
	keep(update.levels, update.remarks);
	for (ShopOrder &order : update.orders) { // a line that names nothing takes nothing from the shelf
		std::erase_if(order.lines, [](const OrderLine &line) { return line.variant().empty(); });
	}
	keep(update.orders, update.remarks);
	for (StockLevel &level : update.levels) {
		clip(level.title);
		clip(level.variant);
		level.picture = webAddress(level.picture);
		level.link = webAddress(level.link);
	}
	if (update.remarks.size() > kMaxRemarks) {
		update.remarks.resize(kMaxRemarks);
	}
	keepIds(update.stillListed, update.stillListed.size());
}

void keepSound(Findings &findings)
{
	clip(findings.shop);
	findings.variants = std::max<std::int64_t>(0, findings.variants);
	keepNames(findings.locations);
	if (findings.remarks.size() > kMaxRemarks) {
		findings.remarks.resize(kMaxRemarks);
	}
}

} // namespace

bool hasControls(std::string_view text)
{
	return std::ranges::any_of(text, [](char c) { return static_cast<unsigned char>(c) < 0x20 || c == 0x7f; });
}

std::string webAddress(std::string_view text)
{
	text = trimmed(text);
	const bool known = std::ranges::any_of(
		std::array<std::string_view, 2>{"http://", "https://"},
		[&](std::string_view scheme) { return text.size() > scheme.size() && text.starts_with(scheme); });
	return known && text.size() <= kMaxAddressBytes && !hasControls(text) ? std::string(text) : std::string();
}

void keepSound(Reply &reply)
{
	keepSound(reply.update);
	keepIds(reply.hints, kMaxHints);
	if (reply.findings) {
		keepSound(*reply.findings);
	}
}

void keepSound(PushNews &news)
{
	keepIds(news.variants, kMaxHints);
}

} // namespace commerce
