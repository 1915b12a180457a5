#include "commerce/WooSite.hpp"

#include "commerce/FeedText.hpp"
#include "commerce/HttpFault.hpp"
#include "commerce/JsonFields.hpp"
#include "commerce/JsonText.hpp"
#include "commerce/ShopAdapter.hpp"
#include "commerce/UrlText.hpp"
#include "net/Url.hpp"

#include <utility>

namespace commerce {

using nlohmann::json;

namespace {

std::string skuOf(const json &node, const std::string &id)
{
	std::string sku(trimmed(textAt(node, {"sku"})));
	return sku.empty() ? id : sku; // many small shops give none; the id does not change
}

bool sellsAtZero(const json &node)
{
	const std::string rule = textAt(node, {"backorders"});
	return rule == "yes" || rule == "notify";
}

bool isPublished(const json &node)
{
	const std::string status = textAt(node, {"status"});
	return status.empty() || status == "publish";
}

// Without stock keeping there is no number, unless somebody said that there is nothing.
void readUntracked(const json &node, StockLevel &level)
{
	const std::string status = textAt(node, {"stock_status"});
	if (status == "outofstock") {
		level.available = 0;
	}
	level.backorder = status == "onbackorder";
}

void take(const json &node, StockLevel level, ShopUpdate &into)
{
	if (isTrueAt(node, {"manage_stock"})) {
		level.available = unitsAt(node, {"stock_quantity"});
		level.sourceTime = timeAt(node, {"date_modified_gmt"});
		level.backorder = sellsAtZero(node);
		if (!level.available) {
			into.remarks.push_back({"Shop.NoFigure", {{"sku", excerpt(level.sku)}}, {}});
			into.stillListed.push_back(level.variantId);
			return;
		}
	} else {
		readUntracked(node, level);
	}
	into.levels.push_back(std::move(level));
}

// The API does not tell the shop's currency, and its general settings only to who may manage the shop.
std::optional<core::Money> priceOf(const json &node)
{
	return core::Money::parse(textAt(node, {"price"}), {});
}

std::string textOr(const std::string &text, const std::string &other)
{
	return text.empty() ? other : text;
}

std::string optionsOf(const json &variation)
{
	std::string options;
	for (const json &attribute : listAt(variation, {"attributes"})) {
		const std::string option = textAt(attribute, {"option"});
		options += (options.empty() || option.empty() ? "" : ", ") + option;
	}
	return options;
}

} // namespace

WooId WooId::parse(const std::string &text)
{
	const auto slash = text.find('/');
	return {text.substr(0, slash), slash == std::string::npos ? std::string() : text.substr(slash + 1)};
}

net::HttpRequest WooSite::get(const std::string &route, const Query &query) const
{
	net::HttpRequest request{.url = base + "/wp-json" + route, .headers = {{"Accept", "application/json"}}};
	char mark = '?';
	for (const auto &[name, value] : query) {
		request.url += mark + net::percentEncoded(name) + "=" + net::percentEncoded(value);
		mark = '&';
	}
	return request;
}

net::HttpRequest WooSite::put(const std::string &route, const json &body) const
{
	net::HttpRequest request = get(route, {});
	request.headers.emplace_back("Content-Type", "application/json");
	request.method = "PUT";
	request.body = body.dump(-1, ' ', false, json::error_handler_t::replace);
	return request;
}

Asked<json> WooSite::read(const net::HttpResponse &answer) const
{
	auto body = readJson(answer.body);
	if (auto fault = faultOf(answer, host)) {
		const std::string words = body ? textAt(*body, {"message"}) : std::string();
		const bool ourKey = answer.status == 401 || answer.status == 403;
		if (body && textAt(*body, {"code"}) == "rest_no_route") {
			fault->error.sentence = {"Woo.NoApi", {{"host", host}}, {}};
		} else if (!words.empty() && (ourKey || fault->kind == FaultKind::Refused)) {
			fault->error.sentence = {ourKey ? "Woo.KeyRefused" : "Shop.Says",
						 {{"host", host}, {"words", excerpt(words, 300)}},
						 {}};
		}
		return std::unexpected(std::move(*fault));
	}
	if (!body) {
		auto page = webPageFault(answer, host);
		return std::unexpected(page ? std::move(*page) : ShopFault{FaultKind::Broken, std::move(body).error()});
	}
	return std::move(*body);
}

bool WooSite::readProduct(const json &product, ShopUpdate &into)
{
	const std::string id = textAt(product, {"id"});
	const std::string type = textAt(product, {"type"});
	if (id.empty() || type == "grouped" || type == "external") {
		return false; // a list of others, or sold elsewhere
	}
	WooParent parent{.title = textAt(product, {"name"}),
			 .onSale = isPublished(product),
			 .tracked = isTrueAt(product, {"manage_stock"}),
			 .available = unitsAt(product, {"stock_quantity"}),
			 .backorder = sellsAtZero(product),
			 .picture = wooPicture(product),
			 .link = textAt(product, {"permalink"})};
	if (type == "variable" || type == "variable-subscription") {
		if (parents.size() >= kMostRemembered) {
			parents.clear();
		}
		parents[id] = std::move(parent);
		return true;
	}
	StockLevel level;
	level.sku = skuOf(product, id);
	level.variantId = level.productId = id;
	level.title = parent.title;
	level.paused = !parent.onSale;
	level.price = priceOf(product);
	level.picture = parent.picture;
	level.link = parent.link;
	take(product, std::move(level), into);
	return false;
}

void WooSite::readVariation(const std::string &productId, const json &variation, ShopUpdate &into)
{
	const WooParent &parent = parents[productId];
	const WooId id{productId, textAt(variation, {"id"})};
	if (id.variation.empty()) {
		return;
	}
	StockLevel level;
	level.variantId = id.text();
	level.productId = productId;
	level.sku = skuOf(variation, id.variation);
	level.title = parent.title;
	level.variant = optionsOf(variation);
	level.paused = !parent.onSale || !isPublished(variation);
	level.price = priceOf(variation);
	level.picture = textOr(textAt(variation, {"image", "src"}), parent.picture);
	level.link = textOr(textAt(variation, {"permalink"}), parent.link);
	if (textAt(variation, {"manage_stock"}) == "parent" && parent.tracked) {
		level.available = parent.available; // one stock for all of them
		level.backorder = parent.backorder;
		into.levels.push_back(std::move(level));
		return;
	}
	take(variation, std::move(level), into);
}

std::string wooBase(const std::string &address)
{
	std::string origin = originOf(address);
	std::string_view rest = trimmed(address);
	const auto scheme = rest.find("://");
	rest.remove_prefix(scheme == std::string_view::npos ? 0 : scheme + 3);
	const auto slash = rest.find('/');
	if (origin.empty() || slash == std::string_view::npos) {
		return origin;
	}
	std::string_view path = rest.substr(slash);
	path = path.substr(0, path.find_first_of("?#"));
	path = path.substr(0, path.find("/wp-"));
	while (path.ends_with('/')) {
		path.remove_suffix(1);
	}
	return origin + std::string(path);
}

std::optional<std::int64_t> wooTotal(const net::HttpResponse &answer)
{
	const auto told = answer.header("x-wp-total");
	const auto total = told ? readUnits(*told) : std::unexpected(UnitsFault::NotWhole);
	return total ? std::optional(*total) : std::nullopt;
}

std::string wooPicture(const json &product)
{
	const auto &pictures = listAt(product, {"images"});
	return pictures.empty() ? std::string() : textAt(pictures.front(), {"src"});
}

std::vector<std::string> wooIds(const json &list)
{
	std::vector<std::string> ids;
	for (const json &entry : listAt(list, {})) {
		ids.push_back(textAt(entry, {"id"}));
	}
	return ids;
}

} // namespace commerce
