#include "app/ActRecord.hpp"

#include <nlohmann/json.hpp>

namespace app {

namespace {

const char *nameOf(commerce::ActKind kind)
{
	switch (kind) {
	case commerce::ActKind::Pause:
		return "pause";
	case commerce::ActKind::Resume:
		return "resume";
	case commerce::ActKind::SetStock:
		return "set stock";
	case commerce::ActKind::AddStock:
		break;
	}
	return "add stock";
}

const char *nameOf(ShopActEntry::State state)
{
	switch (state) {
	case ShopActEntry::State::UnderWay:
		return "under way";
	case ShopActEntry::State::Done:
		return "done";
	case ShopActEntry::State::Failed:
		break;
	}
	return "failed";
}

} // namespace

std::string writtenAct(const ShopActEntry &entry)
{
	const commerce::ShopAct &act = entry.wish.act;
	nlohmann::ordered_json written = {
		{"act", nameOf(act.kind)},
		{"state", nameOf(entry.state)},
		{"variant", act.variantId},
		{"location", act.location},
	};
	const bool counts = act.kind == commerce::ActKind::SetStock || act.kind == commerce::ActKind::AddStock;
	if (counts) {
		written["units"] = act.units;
	}
	for (const auto &[name, value] : entry.sentence.values) {
		if (counts && (name == "before" || name == "after")) {
			written[name] = value;
		}
	}
	for (const auto &[name, part] : entry.sentence.parts) {
		written[name] = part.key;
	}
	return written.dump(-1, ' ', false, nlohmann::json::error_handler_t::replace);
}

} // namespace app
