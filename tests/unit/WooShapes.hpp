#pragma once

#include "commerce/WooAdapter.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <chrono>
#include <format>
#include <nlohmann/json.hpp>
#include <string>
#include <vector>

// A WooCommerce site for tests. Its answers are ours, small, and have the shape that WooCommerce 11.0.1 on WordPress
// 7.1 was seen to give.
namespace woo_shapes {

using namespace commerce;
using testing::ElementsAre;
using testing::HasSubstr;

inline core::WallTime at(int seconds)
{
	return core::WallTime(std::chrono::seconds(1790856000 + seconds)); // 2026-10-01 12:00:00
}

struct Told {
	ShopUpdate update;
	Reply last;
	std::vector<net::HttpRequest> requests;
	std::optional<ShopFault> fault;
};

// A site that answers by what stands in the address, or in the body of a change.
class Site {
public:
	struct Page {
		std::string holds; // part of the method and the URL
		std::string body;
		long status = 200;
		int total = -1; // as many as there are in the body
	};

	explicit Site(std::vector<Page> pages) : pages_(std::move(pages)) {}

	Told ask(std::unique_ptr<Exchange> exchange) const
	{
		Told told;
		std::optional<net::HttpRequest> next = exchange->first();
		while (next) {
			told.requests.push_back(*next);
			auto reply = exchange->onAnswer(answerTo(*next), at(0));
			if (!reply) {
				told.fault = reply.error();
				return told;
			}
			auto &levels = told.update.levels;
			levels.insert(levels.end(), reply->update.levels.begin(), reply->update.levels.end());
			auto &orders = told.update.orders;
			orders.insert(orders.end(), reply->update.orders.begin(), reply->update.orders.end());
			told.update.complete = reply->update.complete;
			told.update.stillListed = reply->update.stillListed;
			next = reply->next;
			told.last = std::move(*reply);
		}
		return told;
	}

private:
	static std::size_t totalOf(const Page &page)
	{
		const auto list = nlohmann::json::parse(page.body, nullptr, false);
		return page.total >= 0 ? static_cast<std::size_t>(page.total) : list.is_array() ? list.size() : 0;
	}

	net::HttpResponse answerTo(const net::HttpRequest &request) const
	{
		const std::string asked = request.method + " " + request.url + " " + request.body;
		for (const Page &page : pages_) {
			if (asked.contains(page.holds)) {
				return {.status = page.status,
					.headers = {{"x-wp-total", std::to_string(totalOf(page))}},
					.body = page.body};
			}
		}
		return {.status = 404,
			.headers = {},
			.body = R"({"code":"rest_no_route","message":"No route was found matching the URL.","data":{"status":404}})"};
	}

	std::vector<Page> pages_;
};

inline WooAdapter shop(const std::string &url = "https://shop.example")
{
	ShopSettings settings;
	settings.url = url;
	settings.account = "ck_test";
	return {settings, {{"consumerSecret", "cs_test"}, {"pushSecret", "hook"}}, [] {
			return "nonce-1";
		}};
}

inline const StockLevel *find(const Told &told, const std::string &sku)
{
	const auto found = std::ranges::find(told.update.levels, sku, &StockLevel::sku);
	return found == told.update.levels.end() ? nullptr : &*found;
}

inline std::string sentenceOf(const Told &told)
{
	return told.fault ? told.fault->error.sentence.key : "fine";
}

} // namespace woo_shapes
