#pragma once

#include "commerce/Pacer.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <format>
#include <functional>
#include <string>
#include <vector>

namespace pacer_shop {

using namespace commerce;
using core::Duration;
using core::Instant;
using testing::Contains;
using testing::IsEmpty;
using testing::SizeIs;

using Kind = Ask::Kind;

inline constexpr Duration kAnswerTakes = Duration::ms(100);

inline std::vector<std::string> variants(std::size_t count)
{
	std::vector<std::string> ids;
	ids.reserve(count);
	for (std::size_t index = 0; index < count; ++index) {
		ids.push_back(std::format("v{}", index));
	}
	return ids;
}

inline Abilities onlyWhole()
{
	return {};
}

// Two requests a second, no saving up.
inline Abilities batchesOf(std::size_t idsAtOnce, double perSecond = 2)
{
	Abilities abilities;
	abilities.idsAtOnce = idsAtOnce;
	abilities.budget = {perSecond, 1, {}};
	return abilities;
}

// A shop that answers everything, and keeps a list of what it was asked.
class Shop {
public:
	Shop(const Abilities &abilities, std::size_t count, std::size_t perPage = 250,
	     Duration pollEvery = Duration::seconds(5))
		: pacer(abilities, pollEvery), ids_(variants(count)), perPage_(perPage)
	{
	}

	struct Asked {
		Instant at;
		Ask ask;
	};

	void runFor(Duration length)
	{
		const Instant end = now + length;
		while (true) {
			const Instant due = pacer.dueAt(now);
			EXPECT_GE(due, now);
			if (due > end) {
				break;
			}
			now = due;
			const std::optional<Ask> ask = pacer.next(now);
			if (!ask) {
				EXPECT_GT(pacer.dueAt(now), now) << "would spin";
				continue;
			}
			asked.push_back({now, *ask});
			EXPECT_EQ(pacer.dueAt(now), Instant::never()) << "one at a time";
			now = now + kAnswerTakes;
			if (onQuestion) {
				onQuestion(*ask);
			}
			answer(*ask);
		}
		now = std::max(now, end);
	}

	std::size_t count(Kind kind) const
	{
		return static_cast<std::size_t>(
			std::ranges::count_if(asked, [&](const Asked &one) { return one.ask.kind == kind; }));
	}
	std::vector<Kind> kinds() const
	{
		std::vector<Kind> all;
		all.reserve(asked.size());
		for (const Asked &one : asked) {
			all.push_back(one.ask.kind);
		}
		return all;
	}
	// The longest that this variant went unread, from `since` until now; whole readings count.
	Duration oldest(const std::string &id, Instant since) const
	{
		Duration longest;
		Instant last = since;
		for (const Asked &one : asked) {
			if (one.at >= since && std::ranges::contains(one.ask.ids, id)) {
				longest = std::max(longest, one.at - last);
				last = one.at;
			}
		}
		return std::max(longest, now - last);
	}
	std::size_t timesRead(const std::string &id) const
	{
		return static_cast<std::size_t>(std::ranges::count_if(
			asked, [&](const Asked &one) { return std::ranges::contains(one.ask.ids, id); }));
	}

	Pacer pacer;
	Instant now;
	std::vector<Asked> asked;
	std::function<void(const Ask &)> onQuestion; // while it is under way

private:
	void answer(const Ask &ask)
	{
		if (ask.kind != Kind::All) {
			pacer.onAnswered(ask, now);
			return;
		}
		Ask page = ask;
		for (; page.ids.size() < perPage_ && place_ < ids_.size(); ++place_) {
			page.ids.push_back(ids_[place_]);
		}
		asked.back().ask = page;
		const bool more = place_ < ids_.size();
		pacer.onAnswered(page, now, more);
		if (!more) {
			place_ = 0;
			pacer.setListed(ids_);
		}
	}

	std::vector<std::string> ids_;
	std::size_t perPage_;
	std::size_t place_ = 0;
};

inline VariantInterest onAir(const std::string &id, double pace = 30)
{
	return {id, true, pace, 500};
}

} // namespace pacer_shop
