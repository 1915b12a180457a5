#include "commerce/JsonFeed.hpp"

#include "commerce/FeedText.hpp"
#include "commerce/JsonPointer.hpp"
#include "commerce/JsonText.hpp"
#include "commerce/LevelCollector.hpp"

#include <nlohmann/json.hpp>

#include <optional>
#include <utility>

namespace commerce {

namespace {

using nlohmann::json;

// The text of a plain value, or nothing for null, lists and objects.
std::optional<std::string> plainText(const json *value)
{
	if (!value || value->is_null() || value->is_structured() || value->is_discarded() || value->is_boolean()) {
		return std::nullopt;
	}
	if (value->is_string()) {
		return value->get<std::string>();
	}
	if (value->is_binary()) {
		const auto &digits = value->get_binary();
		return std::string(digits.begin(), digits.end());
	}
	return value->dump();
}

core::Error nothingAt(const JsonPointer &pointer, const json &from)
{
	return {{"Shop.NothingAt", {{"pointer", pointer.text()}, {"found", describe(pointer.reach(from))}}}, {}};
}

core::Message givenTwice(const JsonPointer &pointer, const std::string &where)
{
	return {"Shop.GivenTwice", {{"pointer", pointer.text()}, {"where", where}}};
}

// One document's entries on their way into the collector.
class EntryReader {
public:
	static core::Expected<EntryReader> from(const FeedMapping &mapping)
	{
		EntryReader reader;
		const std::pair<JsonPointer *, const std::string *> all[] = {
			{&reader.items_, &mapping.items},         {&reader.sku_, &mapping.sku},
			{&reader.title_, &mapping.title},         {&reader.variant_, &mapping.variant},
			{&reader.available_, &mapping.available}, {&reader.updated_, &mapping.updated},
			{&reader.price_, &mapping.price},         {&reader.currency_, &mapping.currency},
			{&reader.picture_, &mapping.picture},     {&reader.link_, &mapping.link},
			{&reader.nextPage_, &mapping.nextPage},
		};
		for (const auto &[pointer, text] : all) {
			auto parsed = JsonPointer::parse(*text);
			if (!parsed) {
				return std::unexpected(parsed.error());
			}
			*pointer = std::move(*parsed);
		}
		return reader;
	}

	core::Expected<std::string> nextPage(const json &document) const
	{
		const json *next = nextPage_.text().empty() ? nullptr : nextPage_.find(document);
		if (!next || next->is_null() || *next == json(false)) {
			return std::string();
		}
		if (!next->is_string()) {
			return core::fail(
				{"Shop.NoNextPage", {{"pointer", nextPage_.text()}, {"found", describe(*next)}}});
		}
		return next->get<std::string>();
	}

	core::Expected<ShopUpdate> read(const json &document)
	{
		const json *items = items_.find(document);
		if (!items) {
			return std::unexpected(nothingAt(items_, document));
		}
		if (items->is_discarded()) {
			return core::fail(givenTwice(items_, "/"));
		}
		if (!items->is_structured()) {
			return core::fail({"Shop.NotAList", {{"pointer", items_.text()}, {"found", describe(*items)}}});
		}
		std::size_t number = 0;
		for (auto item = items->begin(); item != items->end(); ++item, ++number) {
			const std::string name = items->is_object() ? item.key() : std::to_string(number);
			add(*item, name, items->is_object());
		}
		// Not one entry has it: then the mapping is wrong, not the entries.
		if (!items->empty() && (!anySku_ || !anyAvailable_)) {
			return std::unexpected(nothingAt(anySku_ ? available_ : sku_, *items->begin()));
		}
		return std::move(collector_).finish();
	}

private:
	void add(const json &item, const std::string &name, bool nameIsSku)
	{
		if (item.is_discarded()) { // a SKU that stands twice as a name
			anySku_ = anyAvailable_ = true;
			collector_.refuse({"Shop.DuplicateSku", {{"sku", excerpt(name)}}});
			return;
		}
		FeedEntry entry;
		entry.place = {"Shop.PlaceEntry", {{"pointer", items_.text() + "/" + excerpt(name)}}};
		const json *sku = sku_.find(item);
		entry.sku = sku || !nameIsSku ? plainText(sku) : name;
		anySku_ = anySku_ || sku || nameIsSku;
		entry.title = plainText(title_.find(item)).value_or("");
		entry.variant = plainText(variant_.find(item)).value_or("");
		entry.updated = plainText(updated_.find(item));
		entry.price = extra(price_, item);
		entry.currency = extra(currency_, item);
		entry.picture = extra(picture_, item);
		entry.link = extra(link_, item);
		const json *available = available_.find(item);
		anyAvailable_ = anyAvailable_ || available;
		if (available && available->is_discarded()) {
			collector_.refuse(givenTwice(available_, excerpt(entry.sku.value_or(name))));
			return;
		}
		if (available && !available->is_null()) {
			entry.available = plainText(available).value_or(describe(*available));
		}
		collector_.add(std::move(entry));
	}

	// Empty pointers are those that a person does not want; they would lead to the item itself.
	static std::string extra(const JsonPointer &pointer, const json &item)
	{
		return pointer.text().empty() ? std::string() : plainText(pointer.find(item)).value_or("");
	}

	JsonPointer items_, sku_, title_, variant_, available_, updated_, price_, currency_, picture_, link_, nextPage_;
	LevelCollector collector_;
	bool anySku_ = false;
	bool anyAvailable_ = false;
};

} // namespace

core::Expected<void> check(const FeedMapping &mapping)
{
	return EntryReader::from(mapping).transform([](const EntryReader &) {});
}

core::Expected<JsonPage> readJsonPage(std::string_view text, const FeedMapping &mapping)
{
	auto reader = EntryReader::from(mapping);
	if (!reader) {
		return std::unexpected(reader.error());
	}
	const auto document = readJson(text);
	if (!document) {
		return std::unexpected(document.error());
	}
	auto next = reader->nextPage(*document);
	if (!next) {
		return std::unexpected(next.error());
	}
	return reader->read(*document).transform(
		[&](ShopUpdate update) { return JsonPage{std::move(update), std::move(*next)}; });
}

core::Expected<ShopUpdate> readJsonFeed(std::string_view text, const FeedMapping &mapping)
{
	return readJsonPage(text, mapping).transform([](JsonPage page) { return std::move(page.update); });
}

} // namespace commerce
