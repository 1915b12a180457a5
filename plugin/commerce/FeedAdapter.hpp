#pragma once

#include "commerce/ShopAdapter.hpp"
#include "commerce/ShopSettings.hpp"

#include <memory>
#include <optional>
#include <string>

namespace commerce {

// A shop whose stock is a document behind a URL: JSON of any shape, page by page where it says where the next page is,
// or CSV (by the answer's type, the address's ending, or a spreadsheet published as CSV). Only what changed is sent
// again where the server knows ETag or Last-Modified.
class FeedAdapter : public ShopAdapter {
public:
	FeedAdapter(ShopSettings settings, Secrets headerValues);

	Abilities abilities() const override;
	net::HttpRequest seal(net::HttpRequest request, core::WallTime now) override;
	std::unique_ptr<Exchange> readAll() override;
	std::unique_ptr<Exchange> probe() override;

private:
	// What the server can be asked to confirm: of the last good answer that was the whole feed.
	struct Known {
		ShopUpdate confirmation;
		std::string etag;
		std::string lastModified;
	};
	class Reading;

	ShopSettings settings_;
	Secrets headerValues_;
	std::optional<Known> known_;
};

// Whether a feed can be asked for with these settings; the sentence says what is missing or wrong.
core::Expected<void> checkFeed(const ShopSettings &settings, const Secrets &headerValues);

// The address at which a spreadsheet that somebody shared by its ordinary address is CSV; any other address as it is.
// Google Sheets: "…/spreadsheets/d/e/<id>/pubhtml" and "…/spreadsheets/d/<id>/edit#gid=<sheet>".
std::string feedAddress(const std::string &url);

} // namespace commerce
