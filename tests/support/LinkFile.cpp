#include "support/LinkFile.hpp"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <cmath>
#include <format>
#include <fstream>
#include <optional>

using core::BitRate;
using core::Duration;

namespace support {

namespace {

constexpr std::int64_t kWindowMs = 200;
constexpr double kBytesAnOpportunity = 1500;

BitRate kbps(double value)
{
	return BitRate::bps(std::llround(value * 1000));
}

LinkPlan fromSteps(const nlohmann::json &steps)
{
	LinkPlan plan(kbps(steps.at(0).at(1)));
	for (const auto &step : steps) {
		plan.risesTo(kbps(step.at(1))).after(Duration::seconds(step.at(0)));
	}
	return plan;
}

LinkPlan fromLines(const nlohmann::json &points)
{
	LinkPlan plan(kbps(points.at(0).at(1)));
	for (std::size_t index = 1; index < points.size(); ++index) {
		const auto &from = points[index - 1];
		const auto &until = points[index];
		plan.moves(Duration::seconds(from.at(0)), kbps(from.at(1)), Duration::seconds(until.at(0)),
			   kbps(until.at(1)));
	}
	plan.risesTo(kbps(points.back().at(1))).after(Duration::seconds(points.back().at(0)));
	return plan;
}

std::vector<std::int64_t> readTrace(const std::filesystem::path &file)
{
	std::vector<std::int64_t> at;
	std::ifstream stream(file);
	for (std::int64_t ms = 0; stream >> ms;) {
		at.push_back(ms);
	}
	return at;
}

// The trace's opportunities in the window that begins at `ms`, anywhere on the endless loop.
std::int64_t opportunities(const std::vector<std::int64_t> &trace, std::int64_t ms)
{
	const std::int64_t length = trace.back();
	const auto until = [&](std::int64_t time) {
		const auto inLoop = std::ranges::lower_bound(trace, time % length) - trace.begin();
		return time / length * static_cast<std::int64_t>(trace.size()) + inLoop;
	};
	return until(ms + kWindowMs) - until(ms);
}

LinkPlan fromTrace(const std::vector<std::int64_t> &trace, std::int64_t fromMs, double scale, Duration longest)
{
	const auto rateOf = [&](std::int64_t ms) {
		return kbps(static_cast<double>(opportunities(trace, fromMs + ms)) * kBytesAnOpportunity * 8 /
			    static_cast<double>(kWindowMs) * scale);
	};
	LinkPlan plan(rateOf(0));
	for (std::int64_t ms = kWindowMs; ms < longest.ms(); ms += kWindowMs) {
		plan.risesTo(rateOf(ms)).after(Duration::ms(ms));
	}
	return plan;
}

} // namespace

LinkFile::LinkFile(const std::filesystem::path &file, const std::filesystem::path &traces, Duration longest)
{
	std::ifstream stream(file);
	const nlohmann::json all = nlohmann::json::parse(stream, nullptr, false);
	if (all.is_discarded() || !all.contains("links")) {
		missing_.push_back(std::format("{} cannot be read", file.string()));
		return;
	}
	for (const auto &link : all["links"]) {
		const std::string name = link.at("name");
		LinkPlan plan{BitRate()};
		if (link.contains("steps")) {
			plan = fromSteps(link["steps"]);
		} else if (link.contains("lines")) {
			plan = fromLines(link["lines"]);
		} else {
			const auto path = traces / link.at("trace").get<std::string>();
			const auto trace = readTrace(path);
			if (trace.empty()) {
				missing_.push_back(std::format("{}: {} cannot be read", name, path.string()));
				continue;
			}
			plan = fromTrace(trace, std::llround(link.at("from").get<double>() * 1000), link.at("scale"),
					 longest);
		}
		links_.push_back({name, kbps(link.at("kbps")), Duration::seconds(link.at("seconds")), std::move(plan)});
	}
}

const LinkStory *LinkFile::find(const std::string &name) const
{
	const auto found = std::ranges::find(links_, name, &LinkStory::name);
	return found == links_.end() ? nullptr : &*found;
}

} // namespace support
