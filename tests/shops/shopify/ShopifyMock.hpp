#pragma once

#include "commerce/ShopifyAdapter.hpp"
#include "support/ExchangeRunner.hpp"
#include "support/ShopProcess.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <nlohmann/json.hpp>

#include <algorithm>
#include <memory>
#include <string>
#include <vector>

namespace shopify_mock {

using namespace commerce;
using nlohmann::json;
using support::Exchanged;
using support::ExchangeRunner;
using support::ShopProcess;

inline const std::string kWarehouse = "gid://shopify/Location/1";
inline const std::string kAnnex = "gid://shopify/Location/3";
inline const std::string kShirtS = "gid://shopify/ProductVariant/101";
inline const std::string kShirtM = "gid://shopify/ProductVariant/102";
inline const std::string kShirt = "gid://shopify/Product/1";
inline const std::string kMug = "gid://shopify/ProductVariant/9007199254740993"; // no double holds it

// The adapter against a shop that is made from Shopify's own schema, over real HTTP.
class ShopifyMock : public testing::Test {
protected:
	static void SetUpTestSuite() { mock = std::make_unique<ShopProcess>("shopify", "mock.js"); }
	static void TearDownTestSuite() { mock.reset(); }

	ShopifyMock() : open(settings(), {{"token", "shpat_lasting"}}) { control({{"do", "reset"}}); }

	static ShopSettings settings()
	{
		ShopSettings made;
		made.url = mock->url();
		return made;
	}

	json control(const json &what)
	{
		const auto answer = runner.send({.url = mock->url("/control"),
						 .headers = {},
						 .limits = {},
						 .method = "POST",
						 .body = what.dump()});
		EXPECT_TRUE(answer && answer->status == 200) << (answer ? answer->body : answer.error().detail);
		return json::parse(answer->body);
	}

	// Shopify's side of the last requests, by the names of their operations.
	std::vector<std::string> operations()
	{
		std::vector<std::string> names;
		for (const json &one : control({{"do", "requests"}})) {
			const std::string query = one.value("query", "query Other ");
			const auto from = query.find(' ') + 1;
			names.push_back(query.substr(from, query.find_first_of(" (", from) - from));
		}
		return names;
	}

	static std::string sentenceOf(const Asked<Exchanged> &outcome)
	{
		return outcome ? "fine" : outcome.error().error.sentence.key;
	}

	static std::string wordsOf(const Asked<Exchanged> &outcome)
	{
		for (const auto &[gap, text] : outcome.error().error.sentence.values) {
			if (gap == "words") {
				return text;
			}
		}
		return {};
	}

	static const StockLevel *find(const ShopUpdate &update, const std::string &sku, const std::string &place = {})
	{
		const auto found = std::ranges::find_if(update.levels, [&](const StockLevel &level) {
			return level.sku == sku && (place.empty() || level.location == place);
		});
		return found == update.levels.end() ? nullptr : &*found;
	}

	ShopAct act(ActKind kind, std::int64_t units = 0)
	{
		return {.kind = kind,
			.variantId = kShirtS,
			.productId = kShirt,
			.location = kWarehouse,
			.units = units,
			.key = "key-" + std::to_string(++acts)};
	}

	std::int64_t shirtsInWarehouse()
	{
		const auto read = runner.run(open.readSome({kShirtS}));
		const StockLevel *level = read ? find(read->update, "LS-S", kWarehouse) : nullptr;
		return level ? level->available.value_or(-1) : -1;
	}

	inline static std::unique_ptr<ShopProcess> mock;
	ShopifyAdapter open;
	ExchangeRunner runner{open};
	int acts = 0;
};

} // namespace shopify_mock
