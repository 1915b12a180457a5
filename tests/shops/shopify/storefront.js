'use strict';
// How the mock's Storefront API behaves: only what a customer may see of the same goods.
const { page, image, pageOf } = require('./admin');

// Units at places that send out orders from the web.
function sellable(shop, variant) {
	const online = new Set(shop.goods.places.filter((one) => one.fulfillsOnlineOrders).map((one) => one.id));
	return variant.item.levels.filter((one) => online.has(one.location)).reduce((sum, one) => sum + one.available, 0);
}

function show(shop, variant) {
	const units = sellable(shop, variant);
	const goesOn = variant.inventoryPolicy === 'CONTINUE';
	const { tracked } = variant.item;
	return {
		__typename: 'ProductVariant', id: variant.id, sku: variant.sku, title: variant.title,
		availableForSale: !tracked || goesOn || units > 0,
		currentlyNotInStock: tracked && goesOn && units <= 0,
		quantityAvailable: tracked ? units : 0,
		price: { amount: variant.price, currencyCode: 'CNY' },
		image: variant.picture || variant.product.picture ? image(variant.picture ?? variant.product.picture) : null,
		product: { id: variant.product.id, title: variant.product.title, onlineStoreUrl: pageOf(variant.product) },
	};
}

function storefrontRoot(shop) {
	const visible = () => shop.goods.products.filter((one) => one.status === 'ACTIVE');
	const showProduct = (product) => ({
		id: product.id, title: product.title, onlineStoreUrl: pageOf(product),
		variants: (asked) => page(product.variants.map((one) => show(shop, one)), asked),
	});
	return {
		shop: { name: 'Mock Linen' },
		products(asked) {
			const { nodes, pageInfo } = page(visible(), asked);
			return { pageInfo, nodes: nodes.map(showProduct) };
		},
		product: ({ id }) => visible().filter((one) => one.id === id).map(showProduct)[0],
		nodes({ ids }) {
			const all = visible().flatMap((product) => product.variants);
			return ids.map((id) => all.find((one) => one.id === id)).map((one) => (one ? show(shop, one) : null));
		},
	};
}

module.exports = { storefrontRoot };
