'use strict';
// How the mock's Admin API behaves: resolvers over the goods. What is not here is null, or an error of GraphQL.
const { GraphQLError, valueFromASTUntyped } = require('graphql');
const { gid } = require('./goods');

const denied = (field, scope) => new GraphQLError(
	`Access denied for ${field} field. Required access: \`${scope}\` access scope.`,
	{ extensions: { code: 'ACCESS_DENIED', requiredAccess: `\`${scope}\` access scope.` } });

function page(list, { first = 50, after }) {
	if (first > 250) {
		throw new GraphQLError('first cannot exceed 250');
	}
	const from = after ? Number(Buffer.from(after, 'base64')) : 0;
	const nodes = list.slice(from, from + first);
	const end = from + nodes.length;
	return { nodes, pageInfo: { hasNextPage: end < list.length, endCursor: Buffer.from(String(end)).toString('base64') } };
}

const image = (name) => ({
	url: ({ transform }) => `https://cdn.example/${name}.jpg${transform?.maxWidth ? `?width=${transform.maxWidth}` : ''}`,
});
const media = (name) => ({ __typename: 'MediaImage', preview: { image: image(name) } });
const pageOf = ({ handle, status }) => (status === 'ACTIVE' ? `https://mock.example/products/${handle}` : null);

// The few terms of Shopify's search that the adapter uses; any other is a mistake.
function matches(query, one) {
	return (query ?? '').split(' AND ').filter(Boolean).every((term) => {
		const changed = /^updated_at:>='([^']+)'$/.exec(term);
		const behind = /^id:>(\d+)$/.exec(term);
		if (changed) {
			return Date.parse(one.updatedAt) >= Date.parse(changed[1]);
		}
		if (behind) {
			return one.number > BigInt(behind[1]);
		}
		if (term === 'status:open') {
			return !one.cancelledAt && !one.closedAt;
		}
		if (term === '-fulfillment_status:fulfilled') {
			return one.lines.some((line) => line.unfulfilled > 0);
		}
		throw new GraphQLError(`unknown search term ${term}`);
	});
}

class AdminApi {
	constructor(shop) {
		this.shop = shop;
	}

	need(field, scope) {
		const { scopes } = this.shop;
		if (!scopes.includes(scope) && !scopes.includes(scope.replace('read_', 'write_'))) {
			throw denied(field, scope);
		}
	}

	variants() {
		return this.shop.goods.products.flatMap((product) => product.variants);
	}

	show(variant) {
		const { product, item } = variant;
		const level = (one) => one && {
			location: { id: one.location },
			quantities: ({ names }) => names.map((name) => ({ name, quantity: one[name], updatedAt: one.updatedAt })),
		};
		return {
			__typename: 'ProductVariant', id: variant.id, sku: variant.sku, title: variant.title,
			inventoryPolicy: variant.inventoryPolicy, price: variant.price,
			media: (asked) => page(variant.picture ? [media(variant.picture)] : [], asked),
			product: {
				id: product.id, title: product.title, status: product.status, onlineStoreUrl: pageOf(product),
				featuredMedia: product.picture ? media(product.picture) : null,
			},
			inventoryItem: {
				id: item.id, tracked: item.tracked,
				inventoryLevels: (asked) => page(item.levels.map(level), asked),
				inventoryLevel: ({ locationId }) => level(item.levels.find((one) => one.location === locationId)),
			},
		};
	}

	showOrder(order) {
		return {
			...order,
			lineItems: (asked) => page(order.lines.map((line) => ({
				id: line.id, sku: line.variant?.sku, currentQuantity: line.current, unfulfilledQuantity: line.unfulfilled,
				variant: line.variant && { id: line.variant.id },
			})), asked),
		};
	}

	productVariants({ query, ...asked }) {
		this.need('productVariants', 'read_products');
		const found = this.variants().filter((one) => matches(query, one)).sort((a, b) => (a.number < b.number ? -1 : 1));
		const { nodes, pageInfo } = page(found, asked);
		return { pageInfo, nodes: nodes.map((one) => this.show(one)) };
	}

	nodes({ ids }) {
		return ids.map((id) => this.variants().find((one) => one.id === id)).map((one) => (one ? this.show(one) : null));
	}

	productVariant({ id }) {
		return this.nodes({ ids: [id] })[0];
	}

	productVariantsCount() {
		this.need('productVariantsCount', 'read_products');
		return { count: this.variants().length };
	}

	product({ id }) {
		return this.shop.goods.products.find((one) => one.id === id);
	}

	locations(asked) {
		this.need('locations', 'read_locations');
		return page(this.shop.goods.places, asked);
	}

	orders({ query, reverse, sortKey, ...asked }) {
		this.need('orders', 'read_orders');
		const by = sortKey === 'UPDATED_AT' ? 'updatedAt' : 'createdAt';
		const found = this.shop.goods.orders.filter((one) => matches(query, one))
			.sort((a, b) => Date.parse(a[by]) - Date.parse(b[by]));
		const { nodes, pageInfo } = page(reverse ? found.reverse() : found, asked);
		return { pageInfo, nodes: nodes.map((one) => this.showOrder(one)) };
	}

	order({ id }) {
		const found = this.shop.goods.orders.find((one) => one.id === id);
		return found && this.showOrder(found);
	}

	currentAppInstallation() {
		return { accessScopes: this.shop.scopes.map((handle) => ({ handle })) };
	}

	// Mutations

	productUpdate({ product: { id, status } }) {
		this.need('productUpdate', 'write_products');
		const product = this.product({ id });
		if (!product) {
			return { product: null, userErrors: [{ field: ['id'], message: 'Product does not exist' }] };
		}
		Object.assign(product, { status, updatedAt: new Date().toISOString() });
		return { product, userErrors: [] };
	}

	inventorySetQuantities({ input }, _, info) {
		return this.change(input, input.quantities, info, (level, one) => one.quantity);
	}

	inventoryAdjustQuantities({ input }, _, info) {
		return this.change(input, input.changes, info, (level, one) => level.available + one.delta);
	}

	change(input, list, info, newValue) {
		this.need(info.fieldName, 'write_inventory');
		const directive = info.fieldNodes[0].directives.find((one) => one.name.value === 'idempotent');
		if (!directive) {
			throw new GraphQLError('The @idempotent directive is required for this mutation but was not provided.');
		}
		const [, key] = [directive, valueFromASTUntyped(directive.arguments[0].value, info.variableValues)];
		const asked = JSON.stringify([info.fieldName, input]);
		const known = this.shop.keys.get(key);
		if (known) {
			return known.asked === asked ? known.answer : this.mistake('IDEMPOTENCY_KEY_PARAMETER_MISMATCH',
				'The same idempotency key cannot be used with different operation parameters.');
		}
		const answer = this.changeOnce(input, list, newValue);
		if (answer.userErrors.length === 0) {
			this.shop.keys.set(key, { asked, answer });
		}
		return answer;
	}

	mistake(code, message, field = null) {
		return { inventoryAdjustmentGroup: null, userErrors: [{ code, field, message }] };
	}

	changeOnce(input, list, newValue) {
		if (input.name !== 'available') {
			return this.mistake('INVALID_NAME', 'The quantity name must be available.');
		}
		for (const one of list) {
			if (!('changeFromQuantity' in one)) {
				throw new GraphQLError('InventoryChangeInput must include the following argument: changeFromQuantity.');
			}
			const variant = this.variants().find(({ item }) => item.id === one.inventoryItemId);
			const level = variant?.item.levels.find(({ location }) => location === one.locationId);
			if (!level) {
				return this.mistake('INVALID_LOCATION', 'The specified location could not be found.');
			}
			if (one.changeFromQuantity !== null && one.changeFromQuantity !== level.available) {
				return this.mistake('CHANGE_FROM_QUANTITY_STALE',
					'The changeFromQuantity argument no longer matches the persisted quantity.');
			}
			const value = newValue(level, one);
			if (Math.abs(value) > 1e9) {
				return this.mistake('INVALID_QUANTITY_TOO_HIGH', 'The quantity can\'t be higher than 1,000,000,000.');
			}
			this.shop.setAvailable(variant, level, value);
		}
		this.shop.changes += 1;
		return { inventoryAdjustmentGroup: { id: gid('InventoryAdjustmentGroup', this.shop.changes) }, userErrors: [] };
	}
}

// GraphQL calls a field's function on the object that holds it.
function rootOf(api) {
	const names = Object.getOwnPropertyNames(AdminApi.prototype);
	const root = Object.fromEntries(names.map((name) => [name, (...given) => api[name](...given)]));
	return { ...root, shop: { name: 'Mock Linen', currencyCode: 'CNY' } };
}

module.exports = { AdminApi, rootOf, page, image, pageOf };
