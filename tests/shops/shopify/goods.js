'use strict';
// What the mock shop has to begin with. Ids look like Shopify's own, one of them beyond what a double can hold.

const gid = (type, number) => `gid://shopify/${type}/${number}`;
const later = () => new Date().toISOString();

const places = () => [
	{ id: gid('Location', 1), name: 'Warehouse', fulfillsOnlineOrders: true, isActive: true },
	{ id: gid('Location', 2), name: 'Shop floor', fulfillsOnlineOrders: false, isActive: true },
	{ id: gid('Location', 3), name: 'Annex', fulfillsOnlineOrders: true, isActive: true },
];

// [product, status, [number, title, SKU, units by location, more]]
const rows = [
	['Linen Shirt', 'ACTIVE', [[101, 'S', 'LS-S', { 1: 12, 2: 2 }], [102, 'M', 'LS-M', { 1: 30, 3: 5 }],
		[103, 'L', 'LS-L', { 1: 3 }, { price: '139.90', picture: 'shirt-l' }]]],
	['Jade Mug', 'ACTIVE', [['9007199254740993', 'Default Title', 'MUG-1', { 1: -2 }, { inventoryPolicy: 'CONTINUE' }]]],
	['Gift Card', 'ACTIVE', [[301, 'Default Title', null, { 1: 0 }, { tracked: false }]]],
	['Not yet', 'DRAFT', [[401, 'Default Title', 'LATER', { 1: 7 }]]],
	['Only here', 'UNLISTED', [[501, 'Default Title', 'FLOOR', { 2: 4 }]]],
];
for (let at = 1; at <= 120; at += 1) {
	rows.push([`Pin ${at}`, 'ACTIVE', [[1000 + at, 'Default Title', `PIN-${at}`, { 1: at }]]]);
}

function makeLevel(number, place, units) {
	return {
		location: gid('Location', place), updatedAt: later(),
		available: units, committed: 1, on_hand: units + 1, incoming: 0, reserved: 0,
		id: gid('InventoryLevel', `${number}${place}`),
	};
}

function makeVariant(product, [number, title, sku, units, more = {}]) {
	const { tracked = true, inventoryPolicy = 'DENY', price = '129.00', picture } = more;
	const levels = Object.entries(units).map(([place, count]) => makeLevel(number, place, count));
	return {
		id: gid('ProductVariant', number), number: BigInt(number), title, sku, inventoryPolicy, product, price, picture,
		updatedAt: later(), item: { id: gid('InventoryItem', `8${number}`), tracked, levels },
	};
}

function makeGoods() {
	const products = rows.map(([title, status, variants], at) => {
		const product = { id: gid('Product', at + 1), title, status, updatedAt: later() };
		product.handle = title.toLowerCase().replaceAll(' ', '-');
		product.picture = title === 'Linen Shirt' ? 'shirt' : undefined;
		product.variants = variants.map((row) => makeVariant(product, row));
		return product;
	});
	return { places: places(), products, orders: [] };
}

module.exports = { makeGoods, gid };
