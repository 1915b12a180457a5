// How old the figures of hot SKUs are, asking by commerce::Pacer and asking plainly in turn, at equal budget:
//   shops_bench OUT.JSON [--cold N] [--shows N]
// The rehearsal show is the truth, with N quiet SKUs beside its own. A SKU is hot while it is on air, sells five units
// a minute, or has sold and has ten or fewer left; measured ten times a second. The pacer knows only what it read, and
// what people know: which product is on air.
#include "commerce/Pacer.hpp"
#include "commerce/RehearsalShop.hpp"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <deque>
#include <exception>
#include <format>
#include <fstream>
#include <map>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

using commerce::Abilities;
using commerce::Ask;
using core::Duration;
using core::Instant;

namespace {

constexpr Duration kStep = Duration::ms(10);
constexpr Duration kMeasureEvery = Duration::ms(100);
constexpr Duration kAnswerTakes = Duration::ms(150); // there and back, as measured on real shops
constexpr Duration kShow = Duration::minutes(15);
constexpr Duration kWarmUp = Duration::seconds(60); // the first reading of it all
constexpr Duration kMinute = Duration::minutes(1);

// What is really in the shop.
class Truth {
public:
	Truth(std::uint64_t seed, std::size_t cold) : show_(seed, 1)
	{
		for (const auto &sku : commerce::RehearsalScript::standard().skus) {
			ids_.push_back(sku.sku);
		}
		// The show's own SKUs lie among the others, as in a real list.
		for (std::size_t index = 0; index < cold; ++index) {
			const auto place = static_cast<std::ptrdiff_t>(index * 7919 % (ids_.size() + 1));
			ids_.insert(ids_.begin() + place, std::format("COLD-{}", index));
			left_[std::format("COLD-{}", index)] = 100;
		}
	}

	void advance(Instant now)
	{
		if (now < Instant() + kWarmUp) {
			return;
		}
		for (const auto &update : show_.advance(now)) {
			for (const auto &level : update.levels) {
				left_[level.sku] = *level.available;
			}
			for (const auto &move : update.moves) {
				const bool sale = move.kind == commerce::MoveKind::Sale;
				left_[move.sku] += sale ? -move.units : move.units;
				changed_[move.sku].push_back(now);
				if (sale) {
					sales_[move.sku].emplace_back(now, move.units);
				}
			}
			if (update.pitchedSku) {
				onAir_ = *update.pitchedSku;
			}
		}
	}

	bool hot(const std::string &sku, Instant now)
	{
		if (sku == onAir_) {
			return true;
		}
		const auto found = sales_.find(sku);
		if (found == sales_.end() || found->second.empty()) {
			return false;
		}
		std::int64_t sold = 0;
		for (auto sale = found->second.rbegin(); sale != found->second.rend() && now - sale->first < kMinute;
		     ++sale) {
			sold += sale->second;
		}
		return sold >= 5 || (sold > 0 && left_[sku] <= 10);
	}

	// Since when the figure read at `readAt` has been wrong; zero when it is right.
	Duration wrongFor(const std::string &sku, Instant readAt, Instant now)
	{
		const auto found = changed_.find(sku);
		if (found == changed_.end()) {
			return Duration::zero();
		}
		const auto first = std::ranges::upper_bound(found->second, readAt);
		return first == found->second.end() ? Duration::zero() : now - *first;
	}

	const std::vector<std::string> &ids() const { return ids_; }
	const std::string &onAir() const { return onAir_; }
	std::int64_t left(const std::string &sku) { return left_[sku]; }
	// Of which something changed after `since`.
	std::vector<std::string> ordered(Instant since)
	{
		std::vector<std::string> skus;
		for (const auto &[sku, sales] : sales_) {
			if (!sales.empty() && sales.back().first > since) {
				skus.push_back(sku);
			}
		}
		return skus;
	}

private:
	commerce::RehearsalShop show_;
	std::vector<std::string> ids_;
	std::map<std::string, std::int64_t> left_;
	std::map<std::string, std::vector<Instant>> changed_;
	std::map<std::string, std::vector<std::pair<Instant, std::int64_t>>> sales_;
	std::string onAir_;
};

// Who asks, and when it last read each SKU.
class Asker {
public:
	virtual ~Asker() = default;
	virtual void tick(Truth &truth, Instant now) = 0;
	Instant readAt(const std::string &sku) const
	{
		const auto found = readAt_.find(sku);
		return found == readAt_.end() ? Instant() : found->second;
	}
	double spent = 0;

protected:
	std::map<std::string, Instant> readAt_; // of the figure that is known here
};

// Every SKU in turn, by whatever brings more of them for the same cost, pages or batches, as often as the budget gives.
class InTurn : public Asker {
public:
	InTurn(const Abilities &abilities, std::size_t perPage) : purse_(abilities.budget)
	{
		const bool pages = static_cast<double>(perPage) / abilities.costOfAll >
				   static_cast<double>(abilities.idsAtOnce) / abilities.costOfSome;
		atOnce_ = pages ? perPage : abilities.idsAtOnce;
		cost_ = pages ? abilities.costOfAll : abilities.costOfSome;
	}

	void tick(Truth &truth, Instant now) override
	{
		if (!batch_.empty() && now - askedAt_ >= kAnswerTakes) {
			for (const std::string &id : batch_) {
				readAt_[id] = askedAt_;
			}
			batch_.clear();
		}
		if (!batch_.empty() || purse_.affordableAt(cost_, true, now) > now) {
			return;
		}
		purse_.spend(cost_, now);
		spent += cost_;
		askedAt_ = now;
		for (std::size_t count = 0; count < atOnce_; ++count) {
			batch_.push_back(truth.ids()[next_++ % truth.ids().size()]);
		}
	}

private:
	commerce::Purse purse_;
	std::size_t atOnce_ = 0;
	double cost_ = 0;
	std::vector<std::string> batch_;
	Instant askedAt_;
	std::size_t next_ = 0;
};

class Paced : public Asker {
public:
	explicit Paced(const Abilities &abilities, std::size_t perPage)
		: abilities_(abilities), pacer_(abilities, Duration::seconds(5)), perPage_(perPage)
	{
	}

	void tick(Truth &truth, Instant now) override
	{
		if (under_ && now - askedAt_ >= kAnswerTakes) {
			answer(truth, now);
		}
		if (now - interestAt_ >= Duration::ms(250)) {
			interestAt_ = now;
			pacer_.setInterest(interest(truth, now));
		}
		if (!under_) {
			under_ = pacer_.next(now);
			askedAt_ = now;
			if (under_) {
				spent += under_->kind == Ask::Kind::Some  ? abilities_.costOfSome
					 : under_->kind == Ask::Kind::All ? abilities_.costOfAll
									  : abilities_.costOfOrders;
			}
		}
	}

private:
	struct Seen {
		std::int64_t left = 0;
		std::deque<std::pair<Instant, std::int64_t>> fell; // in the last minute
	};

	void answer(Truth &truth, Instant now)
	{
		Ask ask = *std::exchange(under_, std::nullopt);
		bool more = false;
		if (ask.kind == Ask::Kind::All) {
			for (; ask.ids.size() < perPage_ && place_ < truth.ids().size(); ++place_) {
				ask.ids.push_back(truth.ids()[place_]);
			}
			more = place_ < truth.ids().size();
		} else if (ask.kind == Ask::Kind::Orders) {
			const std::vector<std::string> ordered = truth.ordered(ordersAt_);
			ordersAt_ = askedAt_;
			pacer_.onAnswered(ask, now);
			pacer_.onHint(ordered, false, now);
			return;
		}
		for (const std::string &id : ask.ids) {
			take(id, truth.left(id), now);
		}
		pacer_.onAnswered(ask, now, more);
		if (ask.kind == Ask::Kind::All && !more) {
			place_ = 0;
			pacer_.setListed(truth.ids());
		}
	}

	void take(const std::string &id, std::int64_t left, Instant now)
	{
		readAt_[id] = askedAt_;
		const auto [known, first] = seen_.try_emplace(id, Seen{left, {}});
		if (!first && left < known->second.left) {
			known->second.fell.emplace_back(now, known->second.left - left);
		}
		known->second.left = left;
	}

	std::vector<commerce::VariantInterest> interest(Truth &truth, Instant now)
	{
		std::vector<commerce::VariantInterest> hot;
		for (auto &[id, seen] : seen_) {
			while (!seen.fell.empty() && now - seen.fell.front().first > kMinute) {
				seen.fell.pop_front();
			}
			std::int64_t sold = 0;
			for (const auto &[at, units] : seen.fell) {
				sold += units;
			}
			if (id == truth.onAir() || sold > 0) {
				hot.push_back({id, id == truth.onAir(), static_cast<double>(sold), seen.left});
			}
		}
		return hot;
	}

	Abilities abilities_;
	commerce::Pacer pacer_;
	std::size_t perPage_;
	std::size_t place_ = 0;
	std::optional<Ask> under_;
	Instant askedAt_, ordersAt_, interestAt_;
	std::map<std::string, Seen> seen_;
};

struct Figures {
	double wrong = 0;      // s, mean over hot SKUs and time
	double unread = 0;     // s
	double wrongP95 = 0;   // s
	double onAirWrong = 0; // s, of the product on air
	double longest = 0;    // s, that any SKU went unread after the first minute
	double perMinute = 0;  // cost
};

Figures measure(Asker &asker, Truth &truth)
{
	std::vector<double> wrong;
	double unread = 0;
	double onAir = 0;
	std::size_t onAirSeen = 0;
	Duration longest;
	const Instant end = Instant() + kWarmUp + kShow;
	for (Instant now; now < end; now = now + kStep) {
		truth.advance(now);
		asker.tick(truth, now);
		if (now < Instant() + kWarmUp || (now - Instant()).us() % kMeasureEvery.us() != 0) {
			continue;
		}
		for (const auto &item : commerce::RehearsalScript::standard().skus) {
			if (truth.hot(item.sku, now)) {
				const double seconds = truth.wrongFor(item.sku, asker.readAt(item.sku), now).seconds();
				wrong.push_back(seconds);
				unread += (now - asker.readAt(item.sku)).seconds();
				onAir += item.sku == truth.onAir() ? seconds : 0;
				onAirSeen += item.sku == truth.onAir() ? 1 : 0;
			}
		}
		if ((now - Instant()).us() % kMinute.us() == 0) {
			for (const std::string &id : truth.ids()) {
				longest = std::max(longest, now - asker.readAt(id));
			}
		}
	}
	std::ranges::sort(wrong);
	Figures figures;
	const double count = static_cast<double>(wrong.size());
	for (const double seconds : wrong) {
		figures.wrong += seconds / count;
	}
	figures.unread = unread / count;
	figures.wrongP95 = wrong[wrong.size() * 95 / 100];
	figures.onAirWrong = onAir / static_cast<double>(std::max<std::size_t>(1, onAirSeen));
	figures.longest = longest.seconds();
	figures.perMinute = asker.spent / (end - Instant()).minutes();
	return figures;
}

struct Case {
	std::string name;
	Abilities abilities;
	std::size_t perPage = 0;
};

Abilities with(commerce::Budget budget, std::size_t idsAtOnce, double some, double all, double orders)
{
	Abilities abilities;
	abilities.idsAtOnce = idsAtOnce;
	abilities.orders = true;
	abilities.budget = budget;
	abilities.costOfSome = some;
	abilities.costOfAll = all;
	abilities.costOfOrders = orders;
	return abilities;
}

std::vector<Case> cases()
{
	return {
		{"2 requests/s, 50 SKUs each", with({2, 1, {}}, 50, 1, 1, 1), 100},
		{"2 requests/s, 1 SKU each", with({2, 1, {}}, 1, 1, 1, 1), 100},
		{"100 points/s, bucket 2000", with({100, 2000, {}}, 50, 60, 120, 60), 100},
		{"20,000 requests a day, 20 SKUs each", with({10, 10, 20'000}, 20, 1, 1, 1), 100},
		{"5,000 requests a day, 20 SKUs each", with({10, 10, 5'000}, 20, 1, 1, 1), 100},
	};
}

void add(Figures &to, const Figures &one, int shows)
{
	to.wrong += one.wrong / shows;
	to.unread += one.unread / shows;
	to.wrongP95 += one.wrongP95 / shows;
	to.onAirWrong += one.onAirWrong / shows;
	to.longest = std::max(to.longest, one.longest);
	to.perMinute += one.perMinute / shows;
}

nlohmann::json asJson(const Figures &figures)
{
	return {{"wrong_for_s", figures.wrong},
		{"wrong_for_p95_s", figures.wrongP95},
		{"since_read_s", figures.unread},
		{"on_air_wrong_for_s", figures.onAirWrong},
		{"longest_unread_any_s", figures.longest},
		{"cost_per_minute", figures.perMinute}};
}

void print(const std::string &name, const char *who, const Figures &figures)
{
	std::printf("%-36s %-8s %9.2f %9.2f %9.2f %9.2f %9.0f %9.0f\n", name.c_str(), who, figures.wrong,
		    figures.wrongP95, figures.unread, figures.onAirWrong, figures.longest, figures.perMinute);
}

} // namespace

int main(int count, char **words)
try {
	std::size_t cold = 2000;
	int shows = 5;
	for (int index = 2; index + 1 < count; index += 2) {
		if (std::string_view(words[index]) == "--cold") {
			cold = std::strtoul(words[index + 1], nullptr, 10);
		} else if (std::string_view(words[index]) == "--shows") {
			shows = std::max(1, std::atoi(words[index + 1]));
		}
	}
	if (count < 2 || count % 2 != 0) {
		std::fputs("shops_bench OUT.JSON [--cold N] [--shows N]\n", stderr);
		return 2;
	}
	std::printf("Hot SKUs of the rehearsal show beside %zu quiet ones, mean of %d shows; seconds\n", cold, shows);
	std::printf("%-36s %-8s %9s %9s %9s %9s %9s %9s\n", "budget", "asking", "wrong for", "  … p95", "unread",
		    "on air", "any unread", "cost/min");
	nlohmann::json results = nlohmann::json::array();
	for (const Case &one : cases()) {
		Figures turns;
		Figures paced;
		for (int show = 0; show < shows; ++show) {
			const std::uint64_t seed = static_cast<std::uint64_t>(show) + 1;
			Truth forTurns(seed, cold);
			InTurn inTurn(one.abilities, one.perPage);
			add(turns, measure(inTurn, forTurns), shows);
			Truth forPaced(seed, cold);
			Paced byPacer(one.abilities, one.perPage);
			add(paced, measure(byPacer, forPaced), shows);
		}
		print(one.name, "in turn", turns);
		print("", "paced", paced);
		std::printf("%-36s %.1f× fresher (time since read: %.1f×)\n", "", turns.wrong / paced.wrong,
			    turns.unread / paced.unread);
		results.push_back({{"budget", one.name},
				   {"in_turn", asJson(turns)},
				   {"paced", asJson(paced)},
				   {"fresher", turns.wrong / paced.wrong},
				   {"fresher_by_time_since_read", turns.unread / paced.unread}});
	}
	const nlohmann::json out = {{"cold_skus", cold}, {"shows", shows}, {"results", results}};
	std::ofstream(words[1]) << out.dump(2) << "\n";
	return 0;
} catch (const std::exception &problem) {
	std::fprintf(stderr, "shops_bench: %s\n", problem.what());
	return 1;
}
