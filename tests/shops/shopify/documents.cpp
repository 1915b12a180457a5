#include "commerce/ShopifyDocuments.hpp"
#include "commerce/StorefrontDocuments.hpp"

#include <nlohmann/json.hpp>

#include <cstdio>
#include <exception>
#include <iostream>

// Says what the adapters ask, as it was compiled, for validate.js: a JSON object of API and its documents.
int main()
try {
	nlohmann::json documents;
	for (const std::string_view document : commerce::kShopifyDocuments) {
		documents["admin"].push_back(document);
	}
	for (const std::string_view document : commerce::kStorefrontDocuments) {
		documents["storefront"].push_back(document);
	}
	documents["version"] = commerce::kShopifyVersion;
	std::cout << documents.dump() << '\n';
} catch (const std::exception &problem) {
	std::fputs(problem.what(), stderr);
	return 1;
}
