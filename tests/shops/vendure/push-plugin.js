// What a shop owner adds to Vendure so that it pushes: each move of stock, each placed order and each edit of a variant
// is sent to WEBHOOK_URL, signed. Vendure itself pushes nothing.
const crypto = require('crypto');
const http = require('http');
const {
	EventBus, OrderPlacedEvent, PluginCommonModule, ProductVariantEvent, StockMovementEvent, VendurePlugin,
} = require('@vendure/core');

function send(topic, data) {
	if (!process.env.WEBHOOK_URL) {
		return;
	}
	const body = JSON.stringify({ id: crypto.randomUUID(), topic, at: new Date().toISOString(), data });
	const signature = crypto.createHmac('sha256', process.env.WEBHOOK_SECRET).update(body).digest('base64');
	const request = http.request(process.env.WEBHOOK_URL, {
		method: 'POST',
		headers: {
			'content-type': 'application/json',
			'content-length': Buffer.byteLength(body),
			'x-vendure-topic': topic,
			'x-vendure-hmac-sha256': signature,
		},
	});
	request.on('response', (answer) => answer.resume());
	request.on('error', () => {}); // nobody listens: a push is a hint
	request.end(body);
}

class LivePushPlugin {
	constructor(events) {
		this.events = events;
	}

	onApplicationBootstrap() {
		this.events.ofType(StockMovementEvent).subscribe((event) => send(
			`stock.${event.type.toLowerCase()}`,
			event.stockMovements.map((move) => ({
				variantId: String(move.productVariant?.id),
				locationId: String(move.stockLocationId),
				quantity: move.quantity,
				type: move.type,
			})),
		));
		this.events.ofType(OrderPlacedEvent).subscribe(({ order }) => send('order.placed', {
			code: order.code,
			lines: order.lines.map((line) => ({
				variantId: String(line.productVariant.id),
				sku: line.productVariant.sku,
				quantity: line.quantity,
			})),
		}));
		this.events.ofType(ProductVariantEvent).subscribe((event) => send(
			`variant.${event.type}`,
			(event.entity || []).map(({ id, sku, enabled }) => ({ variantId: String(id), sku, enabled })),
		));
	}
}

Reflect.defineMetadata('design:paramtypes', [EventBus], LivePushPlugin);
VendurePlugin({ imports: [PluginCommonModule] })(LivePushPlugin);
module.exports = { LivePushPlugin };
