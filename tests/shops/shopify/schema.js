'use strict';
// Shopify's own schemas, from its npm package, which exports nothing: its files lie where run.sh says.
const fs = require('node:fs');
const path = require('node:path');
const zlib = require('node:zlib');
const { buildClientSchema } = require('graphql');

function readSchema(api, version) {
	const folder = path.join(process.env.NODE_PATH, '@shopify', 'dev-mcp', 'dist', 'data');
	const text = zlib.gunzipSync(fs.readFileSync(path.join(folder, `${api}_${version}.json.gz`)));
	const read = JSON.parse(text);
	return buildClientSchema(read.data ?? read);
}

module.exports = { readSchema };
