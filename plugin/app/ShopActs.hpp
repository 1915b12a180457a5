#pragma once

#include "commerce/ShopAdapter.hpp"
#include "core/Message.hpp"
#include "core/WallTime.hpp"

#include <cstdint>
#include <deque>
#include <optional>
#include <string>
#include <vector>

namespace app {

// What a person wants done at a shop.
struct ActWish {
	std::string shop; // its id
	std::string sku;  // as the person knows it, for sentences
	commerce::ShopAct act;
	std::string shopName; // as the person knows the shop, for sentences

	bool operator==(const ActWish &) const = default;
};

// One act as the dock lists it.
struct ShopActEntry {
	enum class State { UnderWay, Done, Failed };

	std::uint64_t id = 0; // counts the acts of this run of OBS from 1
	core::WallTime at;
	ActWish wish;
	State state = State::UnderWay;
	core::Message sentence; // what is done, was done, or why it was not
	bool canUndo = false;

	bool operator==(const ShopActEntry &) const = default;
};

// The acts of this run of OBS, with what came of each and what takes it back. Not thread-safe; owned by the shop loop.
class ShopActs {
public:
	// Answers the entry's id; `undoes` is the entry that this act takes back.
	std::uint64_t begin(ActWish wish, core::WallTime at, std::optional<std::uint64_t> undoes = {});
	void onOutcome(std::uint64_t id, const commerce::Asked<commerce::ActOutcome> &outcome);

	// What was done stays listed, but cannot be taken back from here: the shops of another profile are followed.
	void keepToRead();

	// What takes this act back; nothing when it cannot be, or was already.
	std::optional<ActWish> undoOf(std::uint64_t id) const;

	// Null when it is none of the listed.
	const ShopActEntry *entry(std::uint64_t id) const;
	// Newest first, the newest hundred.
	std::vector<ShopActEntry> list() const;

private:
	struct Kept {
		ShopActEntry entry;
		std::optional<commerce::ShopAct> undo;
		std::optional<std::uint64_t> undoes;
	};
	static constexpr std::size_t kKept = 100;

	Kept *find(std::uint64_t id);

	std::deque<Kept> acts_; // oldest first
	std::uint64_t lastId_ = 0;
	std::uint64_t lastToRead_ = 0; // this one and those before cannot be taken back
};

} // namespace app
