#include "ui/Show.hpp"

#include <algorithm>
#include <chrono>
#include <cmath>
#include <memory>
#include <utility>
#include <vector>

namespace support {
namespace {

constexpr std::int64_t kNowMs = 600'000;

// The link falls to 1,200 kbit/s 70 s ago and recovers 30 s ago.
app::GraphPoint pointAt(double secondsAgo)
{
	const double wave = 60 * std::sin(secondsAgo);
	double target = 2500;
	double delivered = 2470 + wave;
	double queueMs = 15 + std::abs(wave) / 4;
	std::optional<core::BitRate> capacity; // known while the link was the limit
	if (secondsAgo < 70 && secondsAgo >= 30) {
		target = secondsAgo > 68 ? 2500 : 1050;
		delivered = 1180 + wave / 3;
		queueMs = secondsAgo > 68 ? 380 * (70 - secondsAgo) : 760 * std::exp((secondsAgo - 68) / 5) + 20;
		if (secondsAgo < 69 && secondsAgo > 60) {
			capacity = core::BitRate::kbps(static_cast<std::int64_t>(1200 + wave / 4));
		}
	} else if (secondsAgo < 30) {
		target = std::min(2500.0, 1050 + std::floor((30 - secondsAgo) / 4) * 160);
		delivered = target - 40 + wave / 2;
	}
	return {core::Instant::ms(kNowMs - static_cast<std::int64_t>(secondsAgo * 1000)),
		core::BitRate::kbps(static_cast<std::int64_t>(target)),
		core::BitRate::kbps(static_cast<std::int64_t>(delivered)),
		core::Duration::ms(static_cast<std::int64_t>(queueMs)), capacity};
}

// Wall-clock seconds after a show began, on a day in March.
core::WallTime at(int second)
{
	return core::WallTime(std::chrono::seconds(1'772'396'100 + second));
}

app::RateChange change(int since, int until, int from, int to, core::Message reason)
{
	return {"", at(since), at(until), core::BitRate::kbps(from), core::BitRate::kbps(to), std::move(reason), false};
}

} // namespace

app::StreamView weakUplink()
{
	app::StreamView view;
	view.at = core::Instant::ms(kNowMs);
	view.health.at = view.at;
	view.health.verdict = health::Verdict::NetworkWeak;
	view.health.sentence = {"Test.WeakUplink", {{"kbps", "2,140"}}};
	view.sentence = view.health.sentence;
	view.encoder = {app::EncoderControl::Ready, core::BitRate::kbps(2500), core::BitRate::kbps(2150), {}};
	view.control = {"Test.Climbing", {}};
	view.person = {.inCharge = true,
		       .heldSince = {},
		       .ceiling = view.encoder.configured,
		       .canStepUp = false,
		       .canStepDown = true};
	view.sees = {"Signals.Socket", {}};
	view.changes = std::make_shared<const std::vector<app::RateChange>>(std::vector<app::RateChange>{
		change(40, 52, 1050, 2150, {"Change.Climb", {}}),
		change(1, 1, 2500, 1050, {"Change.Cut", {{"capacity", "1.2"}}}),
	});
	for (int quarter = 4 * 118; quarter >= 0; --quarter) {
		view.graph.push_back(pointAt(quarter / 4.0));
	}
	return view;
}

app::StreamView heldAtTheFloor()
{
	app::StreamView view = weakUplink();
	view.person.heldSince = at(60);
	view.person.ceiling = core::BitRate::kbps(2250);
	view.floor = {"Floor.Weak", {{"floor", "300"}}};
	view.shared = {"Shared.Recording", {}};
	app::OtherOutput other{"Second platform", {}, {app::EncoderControl::Ready, core::BitRate::kbps(2500), {}, {}}};
	other.health.verdict = health::Verdict::Good;
	other.encoder.current = core::BitRate::kbps(1800);
	view.others = {other};
	return view;
}

app::StockRow row(const std::string &sku, const std::string &title, const std::string &left, alerts::SkuStatus status)
{
	app::StockRow made;
	made.sku = sku;
	made.title = title;
	made.left = left;
	made.pace = "0";
	made.sellsOutIn = "–";
	made.status = status;
	return made;
}

app::ShelfView busyShelf()
{
	using alerts::SkuStatus;
	app::ShelfView view;
	view.at = core::Instant::ms(kNowMs);
	view.rehearsal = true;
	view.rows = {row("TOTE-NAT", "Canvas tote, natural", "412"),
		     row("TOTE-BLK", "Canvas tote, black", "38", SkuStatus::Hot),
		     row("MUG-350", "Stoneware mug 350 ml", "9", SkuStatus::Low),
		     row("SCARF-RED-XL", "Merino scarf with a very long name that no column can hold, red, XL", "120"),
		     row("TEA-OOLONG", "乌龙茶 冻顶 150 克", "0", SkuStatus::SoldOut),
		     row("GIFT-CARD", "Gift card", "–", SkuStatus::Untracked)};
	view.rows[0].pace = "3.5";
	view.rows[0].sellsOutIn = "1:57:00";
	view.rows[1].pace = "14";
	view.rows[1].sellsOutIn = "2:43";
	view.rows[1].onAir = true;
	view.rows[3].stale = true;
	view.rows[3].age = {"Shelf.Age", {{"seconds", "32"}}};
	for (app::StockRow &each : view.rows) {
		each.rehearsal = true;
	}
	view.onAir = "TOTE-BLK";
	view.alerts = {{.id = 3,
			.level = alerts::AlertLevel::Soon,
			.sku = "TOTE-BLK",
			.raisedAt = view.at,
			.sentence = {"Test.Hot", {}}},
		       {.id = 2,
			.level = alerts::AlertLevel::Watch,
			.sku = "MUG-350",
			.raisedAt = view.at,
			.sentence = {"Test.Low", {}}},
		       {.id = 1,
			.level = alerts::AlertLevel::SoldOut,
			.sku = "TEA-OOLONG",
			.raisedAt = view.at,
			.sentence = {"Test.SoldOut", {}},
			.acknowledged = true}};
	return view;
}

app::ShelfView twoShops()
{
	using commerce::ActKind;
	app::ShelfView view;
	view.at = core::Instant::ms(kNowMs);
	view.shops = {{.id = "main",
		       .name = "Main store",
		       .kind = commerce::ShopKind::Shopify,
		       .connection = {app::ConnectionLight::Ok, {}, {}},
		       .acts = {ActKind::Pause, ActKind::Resume, ActKind::SetStock}},
		      {.id = "outlet",
		       .name = "Outlet",
		       .kind = commerce::ShopKind::JsonFeed,
		       .connection = {app::ConnectionLight::Ok, {}, {}},
		       .acts = {ActKind::Pause, ActKind::Resume, ActKind::AddStock}}};
	stock::SkuState state;
	state.sku = "TOTE-NAT";
	stock::StockPart floor;
	floor.shop = "main";
	floor.variantId = "variant-1";
	floor.productId = "product-1";
	floor.location = "gid://shopify/Location/4242";
	floor.available = 300;
	floor.confirmedAt = core::Instant::ms(kNowMs - 4000);
	stock::StockPart live = floor;
	live.pool = commerce::Pool::Live;
	live.available = 100;
	stock::StockPart outlet;
	outlet.shop = "outlet";
	outlet.variantId = "77";
	outlet.available = 12;
	outlet.paused = true;
	outlet.confirmedAt = core::Instant::ms(kNowMs - 90'000);
	state.parts = {floor, live, outlet};
	view.rows = {row("TOTE-NAT", "Canvas tote, natural", "412")};
	view.rows[0].stock = std::make_shared<const stock::SkuState>(state);
	return view;
}

void addSentences(LocaleFile &locale, const std::string &language)
{
	const bool english = language == "en-US";
	const auto add = [&](const char *key, const char *inEnglish, const char *inChinese) {
		locale.add(key, english ? inEnglish : inChinese);
	};
	add("Test.WeakUplink", "The uplink takes only {kbps} kbit/s of the 2,660 the stream needs.",
	    "上行只能承载 {kbps} kbit/s，而推流需要 2,660 kbit/s。");
	add("Test.Climbing", "Bitrate lowered; raising it step by step as the queue stays empty.",
	    "码率已下调，积压清空后逐步回升。");
	add("Test.Hot", "Canvas tote, black sells out in about 2:43. Restock or switch to the next product.",
	    "“Canvas tote, black”预计 2:43 后售罄，请补货或切换下一款。");
	add("Test.Low", "Only 9 of Stoneware mug 350 ml left.", "“Stoneware mug 350 ml”仅剩 9 件。");
	add("Test.SoldOut", "乌龙茶 冻顶 150 克 is sold out.", "“乌龙茶 冻顶 150 克”已售罄。");
	add("Test.FeedDown",
	    "The shop does not answer (HTTP 503). Numbers on screen hide after 15 s. "
	    "https://shop.example.com/api/v2/stores/8842/inventory/levels.json?limit=250",
	    "店铺没有响应（HTTP 503），15 秒后画面上的库存牌将隐藏。");
	add("Test.Notice",
	    "The settings file could not be read and was kept as settings.json.bad; defaults are in use.",
	    "设置文件无法读取，已另存为 settings.json.bad，当前使用默认设置。");
	add("Test.Act.UnderWay", "TOTE-NAT: setting the stock …", "TOTE-NAT：正在设置库存……");
	add("Test.Act.Done", "TOTE-NAT: stock changed from 300 to 320.", "TOTE-NAT：库存已由 300 改为 320。");
	add("Test.Act.Failed", "TOTE-NAT: nothing was changed.", "TOTE-NAT：未做任何更改。");
	add("Test.Refused", "The shop has no such product.", "店铺里没有这款商品。");
}

app::ShelfView shelfOf(int count)
{
	app::ShelfView view;
	for (int index = 0; index < count; ++index) {
		const std::string number = std::to_string(index);
		view.rows.push_back(row("SKU-" + number, "Product " + number, "100"));
	}
	return view;
}

} // namespace support
