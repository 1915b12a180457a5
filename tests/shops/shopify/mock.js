'use strict';
// A Shopify shop in memory, made from Shopify's own schemas: whatever they do not know is refused as the real one
// would. Prints "READY <port>". POST /control {"do": NAME, …} plays the shop's other side, see `controls`.
const crypto = require('node:crypto');
const http = require('node:http');
const { parse, validate, execute } = require('graphql');
const { AdminApi, rootOf } = require('./admin');
const { requestedCost, actualCost, Bucket } = require('./cost');
const { makeGoods, gid } = require('./goods');
const { readSchema } = require('./schema');
const { storefrontRoot } = require('./storefront');

const version = '2026-10';
const allScopes = ['write_products', 'write_inventory', 'read_locations', 'read_orders'];
const schemas = { admin: readSchema('admin', version), storefront: readSchema('storefront-graphql', version) };

class Shop {
	constructor() {
		this.reset();
	}

	reset() {
		Object.assign(this, {
			goods: makeGoods(), scopes: allScopes, keys: new Map(), changes: 0, requests: [], tokens: new Map(),
			bucket: new Bucket(20000, 1000), tokenSeconds: 86399, made: 0, mostPoints: 1000, outage: 0,
		});
		this.api = new AdminApi(this);
	}

	variant(sku) {
		const found = this.api.variants().find((one) => one.sku === sku);
		if (!found) {
			throw new Error(`no variant ${sku}`);
		}
		return found;
	}

	// A change of stock is a change of the variant and its product.
	setAvailable(variant, level, value) {
		const now = new Date().toISOString();
		Object.assign(level, { on_hand: level.on_hand + value - level.available, available: value, updatedAt: now });
		variant.updatedAt = now;
		variant.product.updatedAt = now;
	}

	isKnown(token) {
		return token === 'shpat_lasting' || (this.tokens.get(token) ?? 0) > Date.now();
	}
}

const shop = new Shop();

const controls = {
	reset: () => shop.reset(),
	// Somebody buys: {lines: [[SKU, units], …]}.
	order({ lines }) {
		const number = 1001 + shop.goods.orders.length;
		const now = new Date().toISOString();
		const bought = lines.map(([sku, units], at) => {
			const variant = shop.variant(sku);
			const [level] = variant.item.levels;
			level.committed += units;
			shop.setAvailable(variant, level, level.available - units);
			return { id: gid('LineItem', number * 1000 + at), variant, current: units, unfulfilled: units };
		});
		shop.goods.orders.push({
			id: gid('Order', number), name: `#${number}`, createdAt: now, updatedAt: now, cancelledAt: null, lines: bought,
		});
		return { id: gid('Order', number) };
	},
	cancel({ name }) {
		const order = shop.goods.orders.find((one) => one.name === name);
		const now = new Date().toISOString();
		Object.assign(order, { cancelledAt: now, updatedAt: now });
	},
	ship({ name }) {
		const order = shop.goods.orders.find((one) => one.name === name);
		order.updatedAt = new Date().toISOString();
		order.lines.forEach((line) => Object.assign(line, { unfulfilled: 0 }));
	},
	// The merchant sets the stock at a variant's first place.
	set({ sku, units }) {
		const variant = shop.variant(sku);
		shop.setAvailable(variant, variant.item.levels[0], units);
	},
	scopes: ({ scopes }) => void Object.assign(shop, { scopes }),
	bucket({ most, perSecond, level }) {
		shop.bucket = Object.assign(new Bucket(most, perSecond), { level });
	},
	tokens: ({ seconds }) => void Object.assign(shop, { tokenSeconds: seconds }),
	endTokens: () => shop.tokens.clear(),
	mostPoints: ({ points }) => void Object.assign(shop, { mostPoints: points }),
	// The next requests meet a server in trouble.
	outage: ({ status }) => void Object.assign(shop, { outage: status }),
	requests: () => shop.requests,
	// A webhook with this body as it would be sent.
	webhook({ topic, text, secret }) {
		const signature = crypto.createHmac('sha256', secret).update(text).digest('base64');
		return {
			body: text,
			headers: {
				'x-shopify-topic': topic, 'x-shopify-hmac-sha256': signature, 'x-shopify-webhook-id': crypto.randomUUID(),
				'x-shopify-triggered-at': new Date().toISOString(), 'x-shopify-shop-domain': 'mock.myshopify.com',
			},
		};
	},
};

function logIn(form) {
	const given = Object.fromEntries(new URLSearchParams(form));
	if (given.grant_type !== 'client_credentials') {
		return [400, { error: 'unsupported_grant_type' }];
	}
	if (given.client_id !== 'mock-client' || given.client_secret !== 'mock secret/+') {
		return [400, { error: 'invalid_client', error_description: 'The client secret does not match' }];
	}
	shop.made += 1;
	const token = `shpat_made_${shop.made}`;
	shop.tokens.set(token, Date.now() + shop.tokenSeconds * 1000);
	return [200, { access_token: token, scope: shop.scopes.join(','), expires_in: shop.tokenSeconds }];
}

async function ask(schema, rootValue, { query, variables = {} }) {
	let document;
	try {
		document = parse(query);
	} catch (error) {
		return { errors: [error] };
	}
	const errors = validate(schema, document);
	if (errors.length > 0) {
		return { errors: errors.map((one) => ({ message: one.message, extensions: { code: 'undefinedField' } })) };
	}
	return { document, run: () => execute({ schema, document, rootValue, variableValues: variables }) };
}

async function askAdmin(body) {
	const asked = await ask(schemas.admin, rootOf(shop.api), body);
	if (!asked.run) {
		return asked;
	}
	const requested = requestedCost(schemas.admin, asked.document, body.variables ?? {});
	const cost = (actual) => ({
		cost: { requestedQueryCost: requested, actualQueryCost: actual, throttleStatus: shop.bucket.status() },
	});
	if (requested > shop.mostPoints) {
		const message = `Query cost is ${requested}, which exceeds the single query max cost limit (${shop.mostPoints}).`;
		return { errors: [{ message, extensions: { code: 'MAX_COST_EXCEEDED', cost: requested } }] };
	}
	if (shop.bucket.available() < requested) {
		return { errors: [{ message: 'Throttled', extensions: { code: 'THROTTLED' } }], extensions: cost(null) };
	}
	const result = await asked.run();
	const actual = Math.min(requested, actualCost(result.data));
	shop.bucket.level -= actual;
	return { ...result, extensions: cost(actual) };
}

async function askStorefront(body) {
	const asked = await ask(schemas.storefront, storefrontRoot(shop), body);
	return asked.run ? asked.run() : asked;
}

async function answer(request, body) {
	if (request.url === '/control') {
		const { do: name, ...given } = JSON.parse(body);
		return [200, (await controls[name](given)) ?? {}];
	}
	const asked = request.headers['content-type'] === 'application/json' ? JSON.parse(body) : null;
	shop.requests.push({ path: request.url, query: asked?.query, variables: asked?.variables });
	if (shop.outage) {
		const status = shop.outage;
		shop.outage = 0;
		return [status, 'in trouble'];
	}
	if (request.url === '/admin/oauth/access_token') {
		return logIn(body);
	}
	if (request.url === `/admin/api/${version}/graphql.json`) {
		if (!shop.isKnown(request.headers['x-shopify-access-token'])) {
			return [401, { errors: '[API] Invalid API key or access token (unrecognized login or wrong password)' }];
		}
		return [200, await askAdmin(asked)];
	}
	if (request.url === `/api/${version}/graphql.json`) {
		if (request.headers['x-shopify-storefront-access-token'] !== 'mock-public') {
			return [401, { errors: [{ message: '', extensions: { code: 'UNAUTHORIZED' } }] }];
		}
		return [200, await askStorefront(asked)];
	}
	return [404, 'Not Found'];
}

const server = http.createServer((request, response) => {
	const parts = [];
	request.on('data', (part) => parts.push(part));
	request.on('end', async () => {
		try {
			const [status, body] = await answer(request, Buffer.concat(parts).toString('utf8'));
			const text = typeof body === 'string' ? body : JSON.stringify(body);
			response.writeHead(status, { 'content-type': 'application/json', 'x-shopify-api-version': version });
			response.end(text);
		} catch (error) {
			response.writeHead(500);
			response.end(String(error.stack));
		}
	});
});
server.listen(0, '127.0.0.1', () => console.log(`READY ${server.address().port}`));
