// The journal's codec: a record that was damaged is refused, or read as something an encoder could have written.

#include "fuzz/Expect.hpp"
#include "stock/JournalCodec.hpp"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
	const auto update = stock::JournalDecoder().decode(fuzz::textOf(data, size));
	if (!update) {
		return 0;
	}
	for (const commerce::StockLevel &level : update->levels) {
		FUZZ_EXPECT(level.pool <= commerce::Pool::Promotion);
	}
	for (const commerce::StockMove &move : update->moves) {
		FUZZ_EXPECT(move.pool <= commerce::Pool::Promotion);
	}
	const std::string written = stock::JournalEncoder().encode("shop", *update);
	const auto again = stock::JournalDecoder().decode(written);
	FUZZ_EXPECT(again.has_value());
	FUZZ_EXPECT(stock::JournalEncoder().encode("shop", *again) == written);
	return 0;
}
