#include "fuzz/Soundness.hpp"

#include "commerce/FeedText.hpp"
#include "commerce/ShopUpdate.hpp"
#include "fuzz/Expect.hpp"

#include <algorithm>
#include <cmath>

namespace fuzz {

using namespace commerce;

namespace {

constexpr std::size_t kLongestId = 256;
constexpr std::size_t kLongestTitle = 1024 + 3; // with the mark that it was cut
constexpr std::size_t kMostRemarks = 1000;
constexpr std::size_t kMostHints = 1000;

bool hasControls(const std::string &text)
{
	return std::ranges::any_of(text, [](char c) { return static_cast<unsigned char>(c) < 0x20 || c == 0x7f; });
}

bool isId(const std::string &text)
{
	return text.size() <= kLongestId && !hasControls(text) && !firstLineNotUtf8(text);
}

bool isTitle(const std::string &text)
{
	return text.size() <= kLongestTitle && !hasControls(text) && !firstLineNotUtf8(text);
}

bool isUnits(const std::optional<std::int64_t> &units)
{
	return !units || (*units >= -kMaxUnits && *units <= kMaxUnits);
}

bool isTime(const std::optional<core::WallTime> &time)
{
	constexpr std::chrono::sys_days kFirst(
		std::chrono::year_month_day(std::chrono::year(-1), std::chrono::month(1), std::chrono::day(1)));
	constexpr std::chrono::sys_days kLast(
		std::chrono::year_month_day(std::chrono::year(10001), std::chrono::month(1), std::chrono::day(1)));
	return !time || (*time > kFirst && *time < kLast);
}

bool isAddress(const std::string &text)
{
	return text.empty() || (text.size() <= 2048 && !hasControls(text) && !firstLineNotUtf8(text) &&
				(text.starts_with("http://") || text.starts_with("https://")));
}

bool isPrice(const core::Money &price)
{
	const auto isCode = [](std::string_view code) {
		return code.size() == 3 && std::ranges::all_of(code, [](char c) { return c >= 'A' && c <= 'Z'; });
	};
	return price.minorUnits() >= 0 && price.digits() >= 0 && price.digits() <= 4 &&
	       price.minorUnits() <= 10'000 * kMaxUnits && (price.currency().empty() || isCode(price.currency())) &&
	       !price.text().empty();
}

void expectSound(const StockLevel &level)
{
	FUZZ_EXPECT(!level.sku.empty() && isId(level.sku));
	FUZZ_EXPECT(isId(level.variantId) && isId(level.location) && isId(level.productId));
	FUZZ_EXPECT(isTitle(level.title) && isTitle(level.variant));
	FUZZ_EXPECT(isUnits(level.available) && isUnits(level.onHand));
	FUZZ_EXPECT(isUnits(level.committed) && isUnits(level.incoming));
	FUZZ_EXPECT(isTime(level.sourceTime));
	FUZZ_EXPECT(isAddress(level.picture) && isAddress(level.link));
	FUZZ_EXPECT(!level.price || isPrice(*level.price));
}

void expectSound(const ShopOrder &order)
{
	FUZZ_EXPECT(!order.id.empty() && isId(order.id) && isId(order.code));
	FUZZ_EXPECT(isTime(order.placedAt) && isTime(order.updatedAt));
	for (const OrderLine &line : order.lines) {
		FUZZ_EXPECT(isId(line.id) && isId(line.sku) && isId(line.variantId));
		FUZZ_EXPECT(!line.variant().empty());
		FUZZ_EXPECT(line.units >= 0 && line.units <= kMaxUnits);
		FUZZ_EXPECT(line.open >= 0 && line.open <= line.units);
		FUZZ_EXPECT(!line.taken || (*line.taken >= 0 && *line.taken <= kMaxUnits));
	}
}

void expectSound(const Findings &findings)
{
	FUZZ_EXPECT(isTitle(findings.shop));
	FUZZ_EXPECT(findings.variants >= 0);
	FUZZ_EXPECT(findings.remarks.size() <= kMostRemarks);
	std::ranges::for_each(findings.remarks, [](const auto &remark) { expectSayable(remark); });
	for (const auto &[id, name] : findings.locations) {
		FUZZ_EXPECT(isId(id) && isTitle(name));
	}
}

} // namespace

void expectSound(const ShopUpdate &update)
{
	for (const StockLevel &level : update.levels) {
		expectSound(level);
	}
	for (const ShopOrder &order : update.orders) {
		expectSound(order);
	}
	for (const StockMove &move : update.moves) {
		FUZZ_EXPECT(!move.id.empty() && isId(move.id) && isUnits(move.units));
	}
	FUZZ_EXPECT(update.remarks.size() <= kMostRemarks);
	for (const core::Message &remark : update.remarks) {
		expectSayable(remark);
	}
	FUZZ_EXPECT(std::ranges::all_of(update.stillListed, isId));
	FUZZ_EXPECT(isTime(update.readAt));
	FUZZ_EXPECT(!update.rehearsal);
}

void expectSound(const Reply &reply)
{
	expectSound(reply.update);
	FUZZ_EXPECT(!reply.next || !reply.update.complete);
	FUZZ_EXPECT(reply.mark.size() <= 64 && isId(reply.mark));
	FUZZ_EXPECT(reply.hints.size() <= kMostHints && std::ranges::all_of(reply.hints, isId));
	if (reply.budget) {
		FUZZ_EXPECT(std::isfinite(reply.budget->left));
		FUZZ_EXPECT(std::isfinite(reply.budget->perSecond) && reply.budget->perSecond >= 0);
		FUZZ_EXPECT(std::isfinite(reply.budget->burst) && reply.budget->burst >= 0);
	}
	if (reply.findings) {
		expectSound(*reply.findings);
	}
	if (reply.outcome) {
		FUZZ_EXPECT(isUnits(reply.outcome->before) && isUnits(reply.outcome->after));
		if (!reply.outcome->remark.empty()) {
			expectSayable(reply.outcome->remark);
		}
		FUZZ_EXPECT(!reply.next);
	}
}

void expectSound(const ShopFault &fault)
{
	expectSayable(fault.error);
	FUZZ_EXPECT(!fault.wait || *fault.wait >= core::Duration::zero());
}

void expectSound(const PushNews &news)
{
	FUZZ_EXPECT(news.variants.size() <= kMostHints);
	for (const std::string &id : news.variants) {
		FUZZ_EXPECT(!id.empty() && isId(id));
	}
	FUZZ_EXPECT(isTime(news.sentAt));
}

} // namespace fuzz
