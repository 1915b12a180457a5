#pragma once

#include "GraphQlCaller.hpp"

#include <cstdint>
#include <string>
#include <vector>

namespace vendure {

// Who runs the shop, at Vendure's own API.
class ShopKeeper {
public:
	ShopKeeper(const std::string &server, std::function<void()> meanwhile);

	// A new product with one variant, which is for sale at once. Answers the variant's id.
	std::string addVariant(const std::string &sku, std::int64_t stock);
	// One product with so many variants, each with its number in stock.
	void addVariants(const std::string &prefix, int count);
	void setStock(const std::string &variant, std::int64_t onHand);
	void cancel(const std::string &orderCode);
	// Hands over so many units of an order's first line to the carrier.
	void ship(const std::string &orderCode, int units);
	// An account that may only see and change the catalogue.
	void addAccount(const std::string &address, const std::string &password,
			const std::vector<std::string> &permissions);
	// Ends every session of the superadmin, wherever it is.
	void endAllSessions();

private:
	void logIn();
	std::string addProduct(const std::string &name);
	nlohmann::json order(const std::string &code);

	GraphQlCaller ask_;
};

// A customer with a cart.
class Customer {
public:
	Customer(const std::string &server, std::function<void()> meanwhile);

	// What the shop says to it: "Order", or the error.
	std::string take(const std::string &variant, int units);
	// All up to the payment.
	void checkOut();
	// The state of the order then.
	std::string pay();

	const std::string &orderCode() const { return code_; }

private:
	GraphQlCaller ask_;
	std::string code_;
};

} // namespace vendure
