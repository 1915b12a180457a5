#include "support/CounterSamples.hpp"

#include "support/LocaleFile.hpp"

#include <cstdint>
#include <map>
#include <string_view>
#include <utility>
#include <vector>

namespace support {

namespace {

struct Product {
	std::string title;
	std::string variant;
	std::string price;
};

const std::vector<Product> &productsIn(const std::string &script)
{
	static const std::map<std::string, std::vector<Product>> kProducts = {
		{"en",
		 {{"Hooded sweatshirt, brushed cotton", "Navy, M", "$39.90"},
		  {"Baseball cap", "Black", "$14.90"},
		  {"Ceramic mug, 400 ml", "White", "$9.50"},
		  {"Canvas tote bag", "Natural", "$12.00"},
		  {"Socks, three pairs", "36–39", "$8.90"}}},
		{"zh",
		 {{"加绒连帽卫衣 秋冬新款宽松百搭", "藏青色 M", "¥199"},
		  {"棒球帽", "黑色", "¥69"},
		  {"陶瓷马克杯 400 毫升", "白色", "¥39.90"},
		  {"帆布托特包", "本色", "¥59"},
		  {"棉袜三双装", "36–39", "¥29.90"}}},
		{"ar",
		 {{"سترة بغطاء رأس من القطن", "كحلي، وسط", "$39.90"},
		  {"قبعة بيسبول", "أسود", "$14.90"},
		  {"كوب خزفي", "أبيض", "$9.50"},
		  {"حقيبة قماشية", "طبيعي", "$12.00"},
		  {"جوارب، ثلاثة أزواج", "36–39", "$8.90"}}},
		{"emoji",
		 {{"🔥 Hoodie of the day 🎁", "M 💙", "$39.90"},
		  {"🧢 Cap", "Black 🖤", "$14.90"},
		  {"☕ Mug", "White", "$9.50"},
		  {"👜 Tote", "Natural 🌿", "$12.00"},
		  {"🧦 Socks", "36–39", "$8.90"}}},
	};
	return kProducts.at(script);
}

const LocaleFile &wordsIn(const std::string &script)
{
	static const LocaleFile english("en-US");
	static const LocaleFile chinese("zh-CN");
	return script == "zh" ? chinese : english;
}

std::string wordOf(const std::string &state)
{
	static const std::map<std::string, std::string> kKeys = {
		{"ok", "Ok"}, {"low", "Low"}, {"hot", "Hot"}, {"sold-out", "SoldOut"}, {"stale", "Stale"}};
	const auto key = kKeys.find(state);
	return key == kKeys.end() ? std::string() : "Counter.State." + key->second;
}

void fill(overlay::ItemView &item, const Product &product, const std::string &state, std::int64_t left,
	  const LocaleFile &words)
{
	item.skus = {product.title};
	item.texts = {{"title", product.title}, {"variant", product.variant}, {"price", product.price}};
	item.shown = {state};
	if (const std::string key = wordOf(state); !key.empty()) {
		item.texts["state"] = words.texts().at(key);
	}
	if (state == "stale") {
		item.texts["available"] = words.texts().at("Counter.Checking");
	} else if (state != "untracked") {
		item.texts["available"] = std::to_string(left);
		item.texts["sold"] = std::to_string(1000 - left);
		item.bars["left"] = static_cast<double>(left) / 400;
	}
	if (state == "hot") {
		item.texts["sells-out-in"] =
			core::render({"Counter.SellsOutInMinutes", {{"minutes", "4"}}, {}}, words.translator());
	}
	item.link = "https://shop.example/p/1024?from=live";
	item.shown.insert("link");
}

std::int64_t unitsIn(std::string_view state)
{
	return state == "ok" ? 286 : state == "low" ? 18 : state == "hot" ? 73 : state == "rehearsal" ? 120 : 0;
}

// Sizes of one product, or several products, each in another state.
std::vector<overlay::ItemView> rowsIn(const std::string &script, const std::string &state, bool sizes)
{
	static const std::vector<const char *> kSizes = {"XS", "S", "M", "L", "XL", "2XL", "3XL"};
	static const std::vector<const char *> kStates = {"ok", "low", "hot", "sold-out", "ok"};
	const std::vector<Product> &products = productsIn(script);
	std::vector<overlay::ItemView> rows;
	for (std::size_t at = 0; at < (sizes ? kSizes.size() : products.size()); ++at) {
		Product product = products[sizes ? 0 : at];
		if (sizes) {
			product.variant = kSizes[at];
		}
		const bool isMarked = state == "stale" || state == "untracked" || state == "sold-out";
		const std::string of = isMarked && at % 2 == 0 ? state : kStates[at % kStates.size()];
		fill(rows.emplace_back(), product, of, unitsIn(of) + static_cast<std::int64_t>(at % 2),
		     wordsIn(script));
		rows.back().texts["rank"] = std::to_string(at + 1);
	}
	return rows;
}

} // namespace

overlay::CounterView sampleCounter(const std::string &state, const std::string &script)
{
	const LocaleFile &words = wordsIn(script);
	const bool isRehearsal = state == "rehearsal";
	overlay::CounterView view;
	view.visible = true;
	fill(view, productsIn(script).front(), isRehearsal ? "ok" : state, unitsIn(state), words);
	view.rehearsal = isRehearsal;
	if (isRehearsal) {
		view.shown.insert("rehearsal");
		view.rehearsalWord = words.texts().at("Counter.Rehearsal");
	}
	view.lists["variants"] = rowsIn(script, state, true);
	for (const char *list : {"queue", "hot"}) {
		view.lists[list] = rowsIn(script, state, false);
	}
	view.texts["more"] = "+3";
	return view;
}

} // namespace support
