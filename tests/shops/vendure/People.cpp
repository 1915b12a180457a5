#include "People.hpp"

#include <utility>

namespace vendure {

using nlohmann::json;

namespace {

json named(const std::string &name)
{
	return json::array({{{"languageCode", "en"}, {"name", name}}});
}

json variantInput(const std::string &product, const std::string &sku, std::int64_t stock, json options)
{
	return {{"productId", product},
		{"sku", sku},
		{"price", 1000},
		{"stockOnHand", stock},
		{"trackInventory", "TRUE"},
		{"optionIds", std::move(options)},
		{"translations", named(sku)}};
}

constexpr const char *kCreateVariants =
	"mutation($i: [CreateProductVariantInput!]!) { createProductVariants(input: $i) { id } }";

} // namespace

ShopKeeper::ShopKeeper(const std::string &server, std::function<void()> meanwhile)
	: ask_(server + "/admin-api", std::move(meanwhile))
{
	logIn();
}

void ShopKeeper::logIn()
{
	ask_("mutation { login(username: \"superadmin\", password: \"superadmin\") { __typename } }");
}

std::string ShopKeeper::addProduct(const std::string &name)
{
	const json translation = {{"languageCode", "en"}, {"name", name}, {"slug", name}, {"description", ""}};
	return ask_("mutation($i: CreateProductInput!) { createProduct(input: $i) { id } }",
		    {{"i", {{"enabled", true}, {"translations", json::array({translation})}}}})["createProduct"]["id"];
}

std::string ShopKeeper::addVariant(const std::string &sku, std::int64_t stock)
{
	const json input = json::array({variantInput(addProduct(sku), sku, stock, json::array())});
	return ask_(kCreateVariants, {{"i", input}})["createProductVariants"][0]["id"];
}

void ShopKeeper::addVariants(const std::string &prefix, int count)
{
	json options = json::array();
	for (int index = 0; index < count; ++index) {
		const std::string code = "option-" + std::to_string(index);
		options.push_back({{"code", code}, {"translations", named(code)}});
	}
	const json group = ask_("mutation($i: CreateProductOptionGroupInput!) { createProductOptionGroup(input: $i) {"
				" id options { id } } }",
				{{"i", {{"code", prefix}, {"translations", named(prefix)}, {"options", options}}}});
	const json &made = group["createProductOptionGroup"];
	const std::string product = addProduct(prefix);
	ask_("mutation($p: ID!, $g: ID!) { addOptionGroupToProduct(productId: $p, optionGroupId: $g) { id } }",
	     {{"p", product}, {"g", made["id"]}});
	json input = json::array();
	for (int index = 0; index < count; ++index) {
		input.push_back(variantInput(product, prefix + std::to_string(index), index,
					     json::array({made["options"][static_cast<std::size_t>(index)]["id"]})));
	}
	ask_(kCreateVariants, {{"i", input}});
}

void ShopKeeper::setStock(const std::string &variant, std::int64_t onHand)
{
	ask_("mutation($i: [UpdateProductVariantInput!]!) { updateProductVariants(input: $i) { id } }",
	     {{"i", json::array({{{"id", variant}, {"stockOnHand", onHand}}})}});
}

json ShopKeeper::order(const std::string &code)
{
	return ask_("query($c: String!) { orders(options: { filter: { code: { eq: $c } } }) { items {"
		    " id lines { id } } } }",
		    {{"c", code}})["orders"]["items"][0];
}

void ShopKeeper::cancel(const std::string &orderCode)
{
	ask_("mutation($i: CancelOrderInput!) { cancelOrder(input: $i) { __typename } }",
	     {{"i", {{"orderId", order(orderCode)["id"]}}}});
}

void ShopKeeper::ship(const std::string &orderCode, int units)
{
	const json lines = json::array({{{"orderLineId", order(orderCode)["lines"][0]["id"]}, {"quantity", units}}});
	const json arguments =
		json::array({{{"name", "method"}, {"value", "post"}}, {{"name", "trackingCode"}, {"value", "1"}}});
	const json made = ask_(
		"mutation($i: FulfillOrderInput!) { addFulfillmentToOrder(input: $i) { ... on Fulfillment { id } } }",
		{{"i", {{"lines", lines}, {"handler", {{"code", "manual-fulfillment"}, {"arguments", arguments}}}}}});
	ask_("mutation($f: ID!) { transitionFulfillmentToState(id: $f, state: \"Shipped\") { __typename } }",
	     {{"f", made["addFulfillmentToOrder"]["id"]}});
}

void ShopKeeper::addAccount(const std::string &address, const std::string &password,
			    const std::vector<std::string> &permissions)
{
	const json role = ask_(
		"mutation($i: CreateRoleInput!) { createRole(input: $i) { id } }",
		{{"i", {{"code", address}, {"description", ""}, {"permissions", permissions}}}})["createRole"]["id"];
	ask_("mutation($i: CreateAdministratorInput!) { createAdministrator(input: $i) { id } }",
	     {{"i",
	       {{"firstName", "A"},
		{"lastName", "B"},
		{"emailAddress", address},
		{"password", password},
		{"roleIds", json::array({role})}}}});
}

void ShopKeeper::endAllSessions()
{
	ask_("mutation { logout { success } }"); // of the account, not only this one
	logIn();
}

Customer::Customer(const std::string &server, std::function<void()> meanwhile)
	: ask_(server + "/shop-api", std::move(meanwhile))
{
}

std::string Customer::take(const std::string &variant, int units)
{
	const json answer = ask_("mutation($v: ID!, $n: Int!) { addItemToOrder(productVariantId: $v, quantity: $n) {"
				 " __typename ... on Order { code } ... on ErrorResult { errorCode } } }",
				 {{"v", variant}, {"n", units}})["addItemToOrder"];
	code_ = answer.value("code", code_);
	return answer.value("errorCode", answer.value("__typename", ""));
}

void Customer::checkOut()
{
	ask_("mutation($e: String!) { setCustomerForOrder(input: {"
	     " firstName: \"A\", lastName: \"B\", emailAddress: $e }) { __typename } }",
	     {{"e", code_ + "@example.com"}});
	ask_("mutation { setOrderShippingAddress(input: { streetLine1: \"1\", countryCode: \"CN\" }) { __typename } }");
	const json methods = ask_("{ eligibleShippingMethods { id } }")["eligibleShippingMethods"];
	ask_("mutation($m: [ID!]!) { setOrderShippingMethod(shippingMethodId: $m) { __typename } }",
	     {{"m", json::array({methods[0]["id"]})}});
	ask_("mutation { transitionOrderToState(state: \"ArrangingPayment\") { __typename } }");
}

std::string Customer::pay()
{
	return ask_("mutation { addPaymentToOrder(input: { method: \"test-pay\", metadata: {} }) {"
		    " __typename ... on Order { state } ... on ErrorResult { errorCode } } }")["addPaymentToOrder"]
		.value("state", "");
}

} // namespace vendure
