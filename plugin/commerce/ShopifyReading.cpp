#include "commerce/ShopifyReading.hpp"

#include "commerce/FeedText.hpp"
#include "commerce/JsonFields.hpp"
#include "commerce/ShopifyDocuments.hpp"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <chrono>
#include <format>
#include <optional>
#include <utility>

namespace commerce {

using nlohmann::json;

namespace {

ShopFault tooDear(const ShopifyShop &shop)
{
	return {FaultKind::Refused, {{"Shopify.TooDear", {{"host", shop.host}}, {}}, {}}};
}

// What every reading of variants does: places first, smaller pages where the shop finds them too dear, more levels
// where a variant lies at more places than were asked for.
class Reading : public Exchange {
public:
	Reading(std::shared_ptr<ShopifyShop> shop, bool pictured) : shop_(std::move(shop)), pictured_(pictured) {}

	net::HttpRequest first() override
	{
		return shop_->placesAsked && !startsWithPlaces() ? ask() : shop_->ask(shopify::kPlaces, json::object());
	}

	Asked<Reply> onAnswer(const net::HttpResponse &answer, core::WallTime receivedAt) override
	{
		const bool places = !askedForVariants_;
		auto read = readShopify(answer, shop_->host, places);
		if (!read) {
			return std::unexpected(std::move(read).error());
		}
		if (places) {
			// A key that may not see them still sees which one each level belongs to.
			shop_->readPlaces(read->data);
		} else if (read->tooDear) {
			if (shop_->variantsAtOnce(pictured_) == 1) {
				return std::unexpected(tooDear(*shop_));
			}
			shop_->smaller *= 2;
		} else if (auto fault = faultOfNoList(variantsIn(read->data), read->data, shop_->host)) {
			return std::unexpected(std::move(*fault));
		}
		Reply reply;
		if (!startedAt_) {
			startedAt_ = receivedAt;
		}
		shop_->readCurrency(read->data);
		if (places || read->tooDear || !take(*read, reply)) {
			reply.update = {};
			reply.next = ask();
		}
		if (places) {
			reply.update.locations = shop_->placeNames();
		}
		reply.budget = read->budget;
		reply.update.readAt = receivedAt;
		return reply;
	}

protected:
	// The next request for variants.
	virtual net::HttpRequest askVariants() = 0;
	// Where its answer has them; null where it has none.
	virtual const json *variantsIn(const json &data) const = 0;
	// False when the same has to be asked again.
	virtual bool take(const ShopifyAnswer &answer, Reply &reply) = 0;
	virtual bool startsWithPlaces() const { return false; }

	net::HttpRequest ask()
	{
		askedForVariants_ = true;
		return askVariants();
	}

	bool readNodes(const json::array_t &nodes, ShopUpdate &into)
	{
		for (const json &node : nodes) {
			if (shop_->readVariant(node, into)) {
				continue;
			}
			if (shop_->levels < shop_->tuning.mostLevels) {
				shop_->levels = std::min(shop_->levels * 2, shop_->tuning.mostLevels);
				return false;
			}
			into.remarks.push_back({"Shopify.TooManyPlaces",
						{{"sku", excerpt(textAt(node, {"sku"}))},
						 {"limit", std::to_string(shop_->tuning.mostLevels)}},
						{}});
		}
		return true;
	}

	ShopifyShop &shop() { return *shop_; }
	bool isPictured() const { return pictured_; }
	int atOnce() const { return shop_->variantsAtOnce(pictured_); }
	core::WallTime startedAt() const { return startedAt_.value_or(core::WallTime()); }

private:
	std::shared_ptr<ShopifyShop> shop_;
	bool pictured_; // pictures are asked for
	bool askedForVariants_ = false;
	std::optional<core::WallTime> startedAt_;
};

// Page after page of the variants that a filter lets through.
class Pages : public Reading {
public:
	Pages(std::shared_ptr<ShopifyShop> shop, std::string filter, bool pictured)
		: Reading(std::move(shop), pictured), filter_(std::move(filter))
	{
	}

protected:
	net::HttpRequest askVariants() override
	{
		std::string filter = filter_;
		if (!behind_.empty()) {
			filter += (filter.empty() ? "id:>" : " AND id:>") + behind_;
		}
		return shop().ask(isPictured() ? shopify::kPicturedVariants : shopify::kVariants,
				  {{"first", atOnce()},
				   {"after", after_.empty() ? json() : json(after_)},
				   {"query", filter.empty() ? json() : json(filter)},
				   {"levels", shop().levels}});
	}

	const json *variantsIn(const json &data) const override { return fieldAt(data, {"productVariants", "nodes"}); }

	bool take(const ShopifyAnswer &answer, Reply &reply) override
	{
		const json::array_t &nodes = listAt(answer.data, {"productVariants", "nodes"});
		if (!readNodes(nodes, reply.update)) {
			return false;
		}
		shop().costOfPage = std::max(answer.cost, 1.0);
		inARow_ += static_cast<int>(nodes.size());
		const bool more = isTrueAt(answer.data, {"productVariants", "pageInfo", "hasNextPage"});
		after_ = textAt(answer.data, {"productVariants", "pageInfo", "endCursor"});
		if (inARow_ >= shop().tuning.variantsInARow && !nodes.empty()) {
			const std::string last = textAt(nodes.back(), {"id"});
			behind_ = last.substr(last.rfind('/') + 1);
			after_.clear();
			inARow_ = 0;
		}
		noteIds(nodes);
		if (more) {
			reply.next = ask();
		} else {
			finish(reply);
		}
		return true;
	}

	virtual void noteIds(const json::array_t &) {}
	virtual void finish(Reply &reply) = 0;

private:
	std::string filter_;
	std::string after_;
	std::string behind_; // the last id of the row before
	int inARow_ = 0;
};

class ReadAll : public Pages {
public:
	ReadAll(std::shared_ptr<ShopifyShop> shop, bool pictured) : Pages(std::move(shop), {}, pictured) {}

private:
	bool startsWithPlaces() const override { return true; }

	void noteIds(const json::array_t &nodes) override
	{
		for (const json &node : nodes) {
			ids_.push_back(textAt(node, {"id"}));
		}
	}

	void finish(Reply &reply) override
	{
		reply.update.complete = true;
		reply.update.stillListed = std::move(ids_);
		shop().untilPictures = (isPictured() ? shop().tuning.picturesEvery : shop().untilPictures) - 1;
	}

	std::vector<std::string> ids_;
};

class Changes : public Pages {
public:
	Changes(std::shared_ptr<ShopifyShop> shop, const std::string &since)
		: Pages(std::move(shop), "updated_at:>='" + since + "'", true)
	{
	}

private:
	void finish(Reply &reply) override { reply.mark = shopifyMark(shop(), startedAt()); }
};

// Only a mark: from now on.
class FirstMark : public Exchange {
public:
	explicit FirstMark(std::shared_ptr<ShopifyShop> shop) : shop_(std::move(shop)) {}

	net::HttpRequest first() override { return shop_->ask(shopify::kPlaces, json::object()); }

	Asked<Reply> onAnswer(const net::HttpResponse &answer, core::WallTime receivedAt) override
	{
		return readShopify(answer, shop_->host, true).transform([&](const ShopifyAnswer &read) {
			shop_->readPlaces(read.data);
			Reply reply;
			reply.budget = read.budget;
			reply.mark = shopifyMark(*shop_, receivedAt);
			return reply;
		});
	}

private:
	std::shared_ptr<ShopifyShop> shop_;
};

class ReadSome : public Reading {
public:
	ReadSome(std::shared_ptr<ShopifyShop> shop, std::vector<std::string> ids, bool pictured)
		: Reading(std::move(shop), pictured), ids_(std::move(ids))
	{
	}

private:
	net::HttpRequest askVariants() override
	{
		const auto most = static_cast<std::size_t>(atOnce());
		asked_ = std::min(ids_.size() - done_, most);
		const auto from = ids_.begin() + static_cast<std::ptrdiff_t>(done_);
		return shop().ask(isPictured() ? shopify::kSomePicturedVariants : shopify::kSomeVariants,
				  {{"ids", std::vector<std::string>(from, from + static_cast<std::ptrdiff_t>(asked_))},
				   {"levels", shop().levels}});
	}

	const json *variantsIn(const json &data) const override { return fieldAt(data, {"nodes"}); }

	bool take(const ShopifyAnswer &answer, Reply &reply) override
	{
		if (!readNodes(listAt(answer.data, {"nodes"}), reply.update)) {
			return false;
		}
		if (!isPictured()) { // the first time is dearer than all the times after it
			shop().costOfSome = std::max(answer.cost, 1.0);
		}
		done_ += asked_;
		if (done_ < ids_.size()) {
			reply.next = ask();
		}
		return true;
	}

	std::vector<std::string> ids_;
	std::size_t done_ = 0;
	std::size_t asked_ = 0;
};

} // namespace

std::unique_ptr<Exchange> shopifyReadAll(std::shared_ptr<ShopifyShop> shop)
{
	const bool pictured = shop->untilPictures <= 0;
	return std::make_unique<ReadAll>(std::move(shop), pictured);
}

std::unique_ptr<Exchange> shopifyReadSome(std::shared_ptr<ShopifyShop> shop, std::vector<std::string> ids)
{
	const bool pictured = !std::ranges::all_of(ids, [&](const auto &id) { return shop->pictures.contains(id); });
	return std::make_unique<ReadSome>(std::move(shop), std::move(ids), pictured);
}

std::unique_ptr<Exchange> shopifyChangesSince(std::shared_ptr<ShopifyShop> shop, const std::string &mark)
{
	if (mark.empty()) {
		return std::make_unique<FirstMark>(std::move(shop));
	}
	return std::make_unique<Changes>(std::move(shop), mark);
}

std::string shopifyMark(const ShopifyShop &shop, core::WallTime answeredAt)
{
	const auto since = std::chrono::floor<std::chrono::seconds>(answeredAt - shop.tuning.indexLag.chrono());
	return std::format("{:%FT%TZ}", since);
}

} // namespace commerce
