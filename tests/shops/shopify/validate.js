'use strict';
// Validates the documents on standard input (see documents.cpp) against Shopify's schemas of that version. What
// Shopify has marked as going away counts as a mistake: a pinned version ends, and then the fields do.
const fs = require('node:fs');
const { parse, validate, specifiedRules, NoDeprecatedCustomRule } = require('graphql');
const { readSchema } = require('./schema');

const files = { admin: 'admin', storefront: 'storefront-graphql' };
const { version, ...apis } = JSON.parse(fs.readFileSync(0, 'utf8'));
let mistakes = 0;
let documents = 0;
for (const [api, texts] of Object.entries(apis)) {
	const schema = readSchema(files[api], version);
	for (const text of texts) {
		documents += 1;
		const errors = validate(schema, parse(text), [...specifiedRules, NoDeprecatedCustomRule]);
		errors.forEach((error) => console.error(`${api} ${version}: ${error}`));
		mistakes += errors.length;
	}
}
console.log(`${documents} documents, ${mistakes} mistakes`);
process.exit(documents > 0 && mistakes === 0 ? 0 : 1);
