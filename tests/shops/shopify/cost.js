'use strict';
// Shopify's price of a query as its documentation reckons it: an object is a point, a connection as many as it is
// asked for, a change ten; and the bucket that fills with time.
const { getNamedType, isLeafType, valueFromASTUntyped, Kind } = require('graphql');

function argumentsOf(node, variables) {
	return Object.fromEntries((node.arguments ?? []).map((one) => [one.name.value, valueFromASTUntyped(one.value, variables)]));
}

function priceOf(schema, type, selections, variables, times = 1) {
	let price = 0;
	for (const node of selections?.selections ?? []) {
		if (node.kind === Kind.INLINE_FRAGMENT) {
			const inner = schema.getType(node.typeCondition.name.value);
			price += priceOf(schema, inner, node.selectionSet, variables, times);
			continue;
		}
		const field = type.getFields?.()[node.name.value];
		const inner = field && getNamedType(field.type);
		if (!field || isLeafType(inner)) {
			continue;
		}
		const given = argumentsOf(node, variables);
		const count = given.first ?? given.ids?.length ?? given.names?.length;
		const isConnection = inner.name.endsWith('Connection');
		if (isConnection) {
			price += 1 + priceOf(schema, inner, node.selectionSet, variables, count ?? 1);
		} else if (['nodes', 'edges'].includes(node.name.value)) {
			const many = count ?? times;
			price += many * (1 + priceOf(schema, inner, node.selectionSet, variables));
		} else {
			const many = count ?? 1;
			price += many * (1 + priceOf(schema, inner, node.selectionSet, variables));
		}
	}
	return price;
}

function requestedCost(schema, document, variables) {
	const [operation] = document.definitions;
	const isMutation = operation.operation === 'mutation';
	const root = isMutation ? schema.getMutationType() : schema.getQueryType();
	return (isMutation ? 10 : 0) + priceOf(schema, root, operation.selectionSet, variables);
}

// What it really came to: one for each object of the answer.
function actualCost(value) {
	if (Array.isArray(value)) {
		return value.reduce((sum, one) => sum + actualCost(one), 0);
	}
	if (value && typeof value === 'object') {
		return Object.values(value).reduce((sum, one) => sum + actualCost(one), 1);
	}
	return 0;
}

class Bucket {
	constructor(most, perSecond) {
		Object.assign(this, { most, perSecond, level: most, at: Date.now() });
	}

	available() {
		const now = Date.now();
		this.level = Math.min(this.most, this.level + ((now - this.at) / 1000) * this.perSecond);
		this.at = now;
		return this.level;
	}

	status() {
		return {
			maximumAvailable: this.most, currentlyAvailable: Math.floor(this.available()), restoreRate: this.perSecond,
		};
	}
}

module.exports = { requestedCost, actualCost, Bucket };
