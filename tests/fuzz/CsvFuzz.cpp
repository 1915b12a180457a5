// The CSV reader.

#include "commerce/CsvFeed.hpp"
#include "fuzz/Expect.hpp"
#include "fuzz/Soundness.hpp"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
	const auto update = commerce::readCsvFeed(fuzz::textOf(data, size), {});
	if (!update) {
		fuzz::expectSayable(update.error());
		return 0;
	}
	fuzz::expectSound(*update);
	FUZZ_EXPECT(update->complete == update->remarks.empty());
	FUZZ_EXPECT(update->levels.size() <= size);
	return 0;
}
