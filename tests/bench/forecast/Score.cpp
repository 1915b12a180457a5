#include "bench/forecast/Score.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <utility>

namespace replay {

namespace {

constexpr double kFirst = 11;
constexpr double kStep = 2;
constexpr double kWarnedInTime = 60;
constexpr double kSoon = 300;
constexpr double kFalse = 600;

double share(double part, double all)
{
	return all > 0 ? part / all : std::numeric_limits<double>::quiet_NaN();
}

double quantileOf(std::vector<double> values, double part)
{
	if (values.empty()) {
		return std::numeric_limits<double>::quiet_NaN();
	}
	std::ranges::sort(values);
	return values[static_cast<std::size_t>(part * static_cast<double>(values.size()))];
}

// Sums that a score is made of.
class Scorer {
public:
	void add(const Episode &episode, const std::vector<Prediction> &predictions)
	{
		hours_ += static_cast<double>(predictions.size()) * kStep / 3600;
		addWarnings(episode, predictions);
		addOdds(episode, predictions);
		addDemand(episode, predictions);
		for (const Prediction &it : predictions) {
			const double left = episode.goneAt.value_or(0) - it.at;
			if (it.said.seconds > 0 && left >= 120 && left < kSoon) {
				timeErrors_.push_back(std::abs(std::log(it.said.seconds / left)));
			}
		}
	}

	Score score() const
	{
		Score score{.warned = share(warned_, sellouts_),
			    .precision = share(soon_, judged_),
			    .falsePerHour = share(false_, hours_),
			    .raises = share(raises_, sellouts_),
			    .lead = quantileOf(leads_, 0.5),
			    .shortLead = quantileOf(leads_, 0.1),
			    .timeError = quantileOf(timeErrors_, 0.5),
			    .covered = share(covered_, coverable_),
			    .bins = bins_};
		double count = 0;
		for (std::size_t i = 0; i < brier_.size(); ++i) {
			score.brier.at(i) = share(brier_.at(i), episodes_.at(i));
		}
		for (Score::Bin &bin : score.bins) {
			score.calibration += std::abs(bin.said - bin.happened);
			count += bin.count;
			bin.said = share(bin.said, bin.count);
			bin.happened = share(bin.happened, bin.count);
		}
		score.calibration = share(score.calibration, count);
		return score;
	}

private:
	void addWarnings(const Episode &episode, const std::vector<Prediction> &predictions)
	{
		bool up = false;
		bool inTime = false;
		double first = 0;
		for (const Prediction &it : predictions) {
			const bool raised = !std::exchange(up, it.said.warns) && up;
			if (!raised) {
				continue;
			}
			const double lead = episode.goneAt ? *episode.goneAt - it.at : 1e9;
			const double seen = episode.length - it.at;
			++raises_;
			soon_ += lead <= kSoon ? 1 : 0;
			judged_ += lead <= kSoon || seen >= kSoon ? 1 : 0;
			false_ += lead > kFalse && seen >= kFalse ? 1 : 0;
			inTime = inTime || (episode.goneAt && lead >= kWarnedInTime);
			first = first == 0 && lead <= kFalse ? lead : first;
		}
		if (episode.goneAt) {
			++sellouts_;
			warned_ += inTime ? 1 : 0;
			leads_.push_back(first);
		}
	}

	void addOdds(const Episode &episode, const std::vector<Prediction> &predictions)
	{
		for (std::size_t i = 0; i < brier_.size(); ++i) {
			const double horizon = kHorizons.at(i).seconds();
			double sum = 0;
			for (const Prediction &it : predictions) {
				if (!episode.goneAt && episode.length - it.at < horizon) {
					continue;
				}
				const double said = it.said.gone.at(i);
				const double happened = episode.goneAt && *episode.goneAt - it.at <= horizon ? 1 : 0;
				sum += (said - happened) * (said - happened);
				if (i == 1) {
					Score::Bin &bin =
						bins_.at(std::min<std::size_t>(9, static_cast<std::size_t>(said * 10)));
					bin.said += said;
					bin.happened += happened;
					++bin.count;
				}
			}
			// The mean over all that was said, also of what cannot be judged.
			brier_.at(i) += predictions.empty() ? 0 : sum / static_cast<double>(predictions.size());
			episodes_.at(i) += predictions.empty() ? 0 : 1;
		}
	}

	void addDemand(const Episode &episode, const std::vector<Prediction> &predictions)
	{
		std::size_t from = 0;
		std::size_t to = 0;
		std::int64_t demand = 0;
		const double known = std::min(episode.length, episode.goneAt.value_or(episode.length) + kFalse);
		for (const Prediction &it : predictions) {
			if (!it.enoughFor10Minutes || it.at + kFalse > known) {
				continue;
			}
			while (to < episode.orders.size() && episode.orders[to].at < it.at + kFalse) {
				demand += episode.orders[to++].units;
			}
			while (from < to && episode.orders[from].at < it.at) {
				demand -= episode.orders[from++].units;
			}
			covered_ += demand <= *it.enoughFor10Minutes ? 1 : 0;
			++coverable_;
		}
	}

	double hours_ = 0;
	double warned_ = 0, sellouts_ = 0, raises_ = 0, soon_ = 0, judged_ = 0, false_ = 0;
	std::vector<double> leads_, timeErrors_;
	std::array<double, 3> brier_{}, episodes_{};
	std::array<Score::Bin, 10> bins_{};
	double covered_ = 0, coverable_ = 0;
};

} // namespace

std::vector<Prediction> replayed(const Episode &episode, const Method &method)
{
	std::vector<Prediction> predictions;
	const auto predictor = method.make(episode.stock);
	auto order = episode.orders.begin();
	auto pitch = episode.pitches.begin();
	std::int64_t left = episode.stock;
	for (double at = kFirst; at < episode.length; at += kStep) {
		for (; order != episode.orders.end() && order->at < at; ++order) {
			for (; pitch != episode.pitches.end() && *pitch <= order->at; ++pitch) {
				predictor->onPitch(*pitch);
			}
			predictor->onOrder(order->at, order->units);
			left -= order->units;
		}
		for (; pitch != episode.pitches.end() && *pitch <= at; ++pitch) {
			predictor->onPitch(*pitch);
		}
		if (left <= 0) {
			break;
		}
		predictions.push_back({at, left, predictor->at(at, left), {}});
		if (predictions.size() % 5 == 1) {
			predictions.back().enoughFor10Minutes = predictor->enoughFor10Minutes();
		}
	}
	return predictions;
}

Score scoreOf(const std::vector<const Episode *> &episodes, const Method &method,
	      const std::function<void(const Episode &, const std::vector<Prediction> &)> &look)
{
	Scorer scorer;
	for (const Episode *episode : episodes) {
		const auto predictions = replayed(*episode, method);
		scorer.add(*episode, predictions);
		if (look) {
			look(*episode, predictions);
		}
	}
	return scorer.score();
}

} // namespace replay
