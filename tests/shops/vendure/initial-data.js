// What a shop needs before it can sell: a country, a tax rate, a way to send and a way to pay.
const { LanguageCode } = require('@vendure/core');

module.exports.initialData = {
	defaultLanguage: LanguageCode.en,
	defaultZone: 'Asia',
	countries: [{ name: 'China', code: 'CN', zone: 'Asia' }],
	taxRates: [{ name: 'Zero', percentage: 0 }],
	shippingMethods: [{ name: 'Standard', price: 0 }],
	paymentMethods: [{
		name: 'Test pay',
		handler: { code: 'dummy-payment-handler', arguments: [{ name: 'automaticSettle', value: 'true' }] },
	}],
	collections: [],
};
