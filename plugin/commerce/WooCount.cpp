#include "commerce/WooCount.hpp"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <utility>

namespace commerce {

WooCount::WooCount(std::shared_ptr<WooSite> site, std::string products)
	: site_(std::move(site)), products_(std::move(products))
{
}

net::HttpRequest WooCount::first()
{
	return ask(products_, nullptr);
}

net::HttpRequest WooCount::ask(const std::string &route, const char *type) const
{
	WooSite::Query query{{"per_page", "1"}};
	if (type) {
		query.emplace_back("type", type);
	}
	query.emplace_back("_fields", "id");
	return site_->get(route, query);
}

Asked<std::optional<net::HttpRequest>> WooCount::onAnswer(const net::HttpResponse &answer)
{
	const auto read = site_->read(answer);
	if (step_ == Step::Variations) {
		counted_ = read.has_value();
		variants_ += counted_ ? wooTotal(answer).value_or(0) - variable_ : 0;
		return std::nullopt;
	}
	if (!read) {
		return std::unexpected(read.error());
	}
	if (step_ == Step::Products) {
		variants_ = wooTotal(answer).value_or(0);
		step_ = Step::Variable;
		return ask(products_, "variable");
	}
	variable_ = std::min(wooTotal(answer).value_or(0), variants_);
	if (variable_ == 0) {
		return std::nullopt;
	}
	step_ = Step::Variations;
	return ask(std::string(kWooStoreProducts), "variation");
}

void WooCount::tell(Findings &findings) const
{
	findings.variants = variants_;
	if (!counted_) {
		findings.remarks.push_back({"Woo.VariationsNotCounted", {{"count", std::to_string(variable_)}}, {}});
	}
}

} // namespace commerce
