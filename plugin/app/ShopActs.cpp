#include "app/ShopActs.hpp"

#include <algorithm>
#include <iterator>
#include <utility>

namespace app {

using commerce::ActKind;

namespace {

std::string unitsText(const std::optional<std::int64_t> &units)
{
	return units ? std::to_string(*units) : "–";
}

const char *underWayKey(ActKind kind)
{
	switch (kind) {
	case ActKind::Pause:
		return "Act.Pause.UnderWay";
	case ActKind::Resume:
		return "Act.Resume.UnderWay";
	case ActKind::SetStock:
		return "Act.SetStock.UnderWay";
	case ActKind::AddStock:
		break;
	}
	return "Act.AddStock.UnderWay";
}

const char *doneKey(ActKind kind)
{
	switch (kind) {
	case ActKind::Pause:
		return "Act.Pause.Done";
	case ActKind::Resume:
		return "Act.Resume.Done";
	case ActKind::SetStock:
	case ActKind::AddStock:
		break;
	}
	return "Act.Stock.Done";
}

} // namespace

std::uint64_t ShopActs::begin(ActWish wish, core::WallTime at, std::optional<std::uint64_t> undoes)
{
	const std::uint64_t id = ++lastId_;
	core::Message sentence{underWayKey(wish.act.kind),
			       {{"sku", wish.sku}, {"shop", wish.shopName}, {"units", std::to_string(wish.act.units)}}};
	if (undoes) {
		if (Kept *undone = find(*undoes)) {
			undone->entry.canUndo = false; // once is enough
		}
	}
	acts_.push_back(
		{{id, at, std::move(wish), ShopActEntry::State::UnderWay, std::move(sentence)}, std::nullopt, undoes});
	if (acts_.size() > kKept) {
		acts_.pop_front();
	}
	return id;
}

void ShopActs::onOutcome(std::uint64_t id, const commerce::Asked<commerce::ActOutcome> &outcome)
{
	Kept *kept = find(id);
	if (!kept) {
		return;
	}
	ShopActEntry &entry = kept->entry;
	const char *failedKey = !outcome && outcome.error().mayBeDone ? "Act.Unknown" : "Act.Failed";
	core::Message sentence{outcome ? doneKey(entry.wish.act.kind) : failedKey,
			       {{"sku", entry.wish.sku}, {"shop", entry.wish.shopName}}};
	if (!outcome) {
		entry.state = ShopActEntry::State::Failed;
		sentence.parts.push_back({"why", outcome.error().error.sentence});
		Kept *undone = kept->undoes ? find(*kept->undoes) : nullptr;
		if (undone) {
			undone->entry.canUndo = undone->undo.has_value(); // it may be tried again
		}
	} else {
		entry.state = ShopActEntry::State::Done;
		sentence.values.emplace_back("before", unitsText(outcome->before));
		sentence.values.emplace_back("after", unitsText(outcome->after));
		kept->undo = id > lastToRead_ ? outcome->undo : std::nullopt;
		entry.canUndo = kept->undo && !kept->undoes;
	}
	entry.sentence = std::move(sentence);
	if (outcome && !outcome->remark.empty()) {
		entry.sentence = {"Act.Remark", {}, {{"done", entry.sentence}, {"remark", outcome->remark}}};
	}
}

void ShopActs::keepToRead()
{
	lastToRead_ = lastId_;
	for (Kept &kept : acts_) {
		kept.entry.canUndo = false;
		kept.undo.reset();
	}
}

std::optional<ActWish> ShopActs::undoOf(std::uint64_t id) const
{
	const auto found = std::ranges::find(acts_, id, [](const Kept &kept) { return kept.entry.id; });
	if (found == acts_.end() || !found->entry.canUndo) {
		return std::nullopt;
	}
	ActWish wish = found->entry.wish;
	wish.act = *found->undo;
	return wish;
}

std::vector<ShopActEntry> ShopActs::list() const
{
	std::vector<ShopActEntry> entries;
	std::ranges::transform(acts_.rbegin(), acts_.rend(), std::back_inserter(entries), &Kept::entry);
	return entries;
}

const ShopActEntry *ShopActs::entry(std::uint64_t id) const
{
	const auto found = std::ranges::find(acts_, id, [](const Kept &kept) { return kept.entry.id; });
	return found == acts_.end() ? nullptr : &found->entry;
}

ShopActs::Kept *ShopActs::find(std::uint64_t id)
{
	const auto found = std::ranges::find(acts_, id, [](const Kept &kept) { return kept.entry.id; });
	return found == acts_.end() ? nullptr : &*found;
}

} // namespace app
