// A real Vendure with its database in memory: a shop for tests. Each start is the same shop, as in initial-data.js and
// products.csv; the superadmin is superadmin/superadmin.
//
//   PORT            to listen on at 127.0.0.1; 0, the default, takes any free one
//   WEBHOOK_URL     where pushes go; none are sent without it
//   WEBHOOK_SECRET  what they are signed with
//
// Prints "READY <port>" when it takes requests.
process.env.VENDURE_DISABLE_TELEMETRY = '1';
require('reflect-metadata');
const path = require('path');
const { bootstrap, DefaultLogger, LogLevel, dummyPaymentHandler } = require('@vendure/core');
const { populate } = require('@vendure/core/cli');
const { initialData } = require('./initial-data');
const { LivePushPlugin } = require('./push-plugin');

const config = {
	logger: new DefaultLogger({ level: LogLevel.Error }),
	apiOptions: {
		port: Number(process.env.PORT || 0),
		hostname: '127.0.0.1',
		adminApiPath: 'admin-api',
		shopApiPath: 'shop-api',
	},
	authOptions: {
		tokenMethod: ['bearer', 'cookie'],
		superadminCredentials: { identifier: 'superadmin', password: 'superadmin' },
		cookieOptions: { secret: 'x' },
		requireVerification: false,
	},
	dbConnectionOptions: { type: 'sqljs', synchronize: true, logging: false },
	paymentOptions: { paymentMethodHandlers: [dummyPaymentHandler] },
	importExportOptions: { importAssetsDir: __dirname },
	plugins: [LivePushPlugin],
};

populate(() => bootstrap(config), initialData, path.join(__dirname, 'products.csv'))
	.then((app) => console.log(`READY ${app.getHttpServer().address().port}`))
	.catch((fault) => {
		console.error(fault);
		process.exit(1);
	});
