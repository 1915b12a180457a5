#pragma once

#include "commerce/ShopAdapter.hpp"
#include "commerce/WooSite.hpp"

#include <cstdint>
#include <memory>
#include <optional>
#include <string>

namespace commerce {

// How many variants a site sells: its products, without those that are sold as their variations, and these. Three
// questions one after the other; variations of all products together are counted by the Store API only, which a site
// may have switched off.
class WooCount {
public:
	// `products`: the route by which products are read.
	WooCount(std::shared_ptr<WooSite> site, std::string products);

	net::HttpRequest first();
	// The next question; nothing: all that can be known is known.
	Asked<std::optional<net::HttpRequest>> onAnswer(const net::HttpResponse &answer);

	// Into what a connection test found.
	void tell(Findings &findings) const;

private:
	enum class Step { Products, Variable, Variations };

	net::HttpRequest ask(const std::string &route, const char *type) const;

	std::shared_ptr<WooSite> site_;
	std::string products_;
	Step step_ = Step::Products;
	std::int64_t variants_ = 0;
	std::int64_t variable_ = 0; // products that are sold as their variations
	bool counted_ = true;       // … which were counted
};

} // namespace commerce
