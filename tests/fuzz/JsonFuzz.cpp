// The JSON reader: the mapping's pointers stand in the first line, the document behind it.

#include "commerce/FeedText.hpp"
#include "commerce/JsonFeed.hpp"
#include "commerce/JsonText.hpp"
#include "fuzz/AdapterScript.hpp"
#include "fuzz/Expect.hpp"
#include "fuzz/Soundness.hpp"

#include <nlohmann/json.hpp>

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
	auto [pointers, document] = fuzz::halved(fuzz::textOf(data, size), "\n");
	if (pointers.size() > 512 || commerce::firstLineNotUtf8(pointers)) {
		return 0; // they come from a person's settings
	}
	commerce::FeedMapping mapping;
	for (auto *into :
	     {&mapping.items, &mapping.sku, &mapping.title, &mapping.variant, &mapping.available, &mapping.updated,
	      &mapping.nextPage, &mapping.price, &mapping.currency, &mapping.picture, &mapping.link}) {
		const auto [pointer, rest] = fuzz::halved(pointers, " ");
		*into = pointer;
		pointers = rest;
	}
	if (const auto usable = commerce::check(mapping); !usable) {
		fuzz::expectSayable(usable.error());
	}
	if (const auto page = commerce::readJsonPage(document, mapping)) {
		fuzz::expectSound(page->update);
		FUZZ_EXPECT(page->update.complete == page->update.remarks.empty());
	} else {
		fuzz::expectSayable(page.error());
	}
	if (const auto read = commerce::readJson(document)) {
		FUZZ_EXPECT(commerce::describe(*read).size() <= 256);
	}
	return 0;
}
