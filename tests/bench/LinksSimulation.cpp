// Streams over the links of links.json in simulation, one JSON line a run on stdout in the shape of the real runs:
//   links_simulation LINKS.JSON TRACES [--link NAME] [--controller NAME] [--router-ms N] [--tcp cubic|bbr]
//                    [--encoder x264|nvenc] [--rtt-ms N] [--seconds N] [--seed N]
// Without --link or --controller all of them. How fast it went is on stderr.
#include "support/LinkFile.hpp"
#include "support/SimulatedControl.hpp"

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <format>
#include <iterator>
#include <string>
#include <string_view>
#include <vector>

using core::BitRate;
using core::Duration;
using support::EncoderModel;
using support::LinkFile;
using support::LinkSimulator;
using support::LinkStory;
using support::SimulatedControl;
using support::TcpCongestion;

namespace {

constexpr std::string_view kControllers[] = {"drop", "dbr", "liveshelf", "oracle"};
constexpr BitRate kAudio = BitRate::kbps(96);
constexpr Duration kCatchUp = Duration::seconds(8); // what is under way at the end counts as late, not as lost
constexpr Duration kSeconds = Duration::seconds(1);

struct Arguments {
	std::string links, traces, link, controller, tcp = "cubic", encoder = "x264";
	int routerMs = 200;
	double roundTripMs = 1; // network namespaces of one machine
	Duration seconds;       // zero: the link's own
	unsigned seed = 1;
};

SimulatedControl controlOf(std::string_view name)
{
	return name == "drop"        ? SimulatedControl::FrameDrop
	       : name == "dbr"       ? SimulatedControl::ObsDynamic
	       : name == "liveshelf" ? SimulatedControl::LiveShelf
				     : SimulatedControl::Oracle;
}

// As at a real ingest, which cannot know better: the best frame took no time.
Duration fastest(const LinkSimulator &simulator)
{
	Duration least = Duration::infinity();
	for (const auto &frame : simulator.frames()) {
		least = std::min(least, frame.arrived - frame.captured);
	}
	return least.isFinite() ? least : Duration::zero();
}

std::string frames(const LinkSimulator &simulator, Duration length, std::int64_t &dropped)
{
	std::string text;
	const Duration shift = fastest(simulator);
	for (const auto &frame : simulator.frames()) {
		const Duration captured = frame.captured + shift;
		if (captured >= length) {
			break;
		}
		const bool there = frame.arrived.isFinite();
		dropped += !there;
		std::format_to(std::back_inserter(text), "{}[{:.3f},{},{},{}]", text.empty() ? "" : ",",
			       captured.seconds(), there ? std::format("{:.3f}", frame.arrived.seconds()) : "null",
			       frame.size.bytes(), frame.key ? 1 : 0);
	}
	return text;
}

std::string targets(const LinkSimulator &simulator, Duration length)
{
	std::string text;
	for (const auto &target : simulator.targets()) {
		if (target.at < length) {
			std::format_to(std::back_inserter(text), "{}[{:.3f},{}]", text.empty() ? "" : ",",
				       target.at.seconds(), target.bitrate.kbps());
		}
	}
	return text;
}

std::string capacity(const support::LinkPlan &plan, Duration length)
{
	std::string text;
	for (Duration at; at < length; at = plan.changesAfter(at)) {
		std::format_to(std::back_inserter(text), "{}[{:.1f},{}]", text.empty() ? "" : ",", at.seconds(),
			       plan.rateAt(at).kbps());
	}
	return text;
}

Duration simulate(const LinkStory &link, std::string_view controller, const Arguments &arguments)
{
	const Duration length = arguments.seconds > Duration::zero() ? arguments.seconds : link.length;
	support::LinkPlan plan = link.plan;
	plan.withRouterBuffer(Duration::ms(arguments.routerMs))
		.withRoundTrip(kSeconds * (arguments.roundTripMs / 1000));
	const LinkSimulator::Options options{
		.congestion = arguments.tcp == "bbr" ? TcpCongestion::Kind::Bbr : TcpCongestion::Kind::Cubic,
		.encoder = arguments.encoder == "nvenc" ? EncoderModel::Kind::Nvenc : EncoderModel::Kind::X264,
		.seed = arguments.seed};
	const SimulatedControl control = controlOf(controller);
	LinkSimulator simulator(plan, {.audio = kAudio}, link.bitrate, support::optionsFor(control, options));
	support::streamUnder(control, simulator, link.bitrate, length + kCatchUp);

	std::int64_t dropped = 0;
	const std::string sent = frames(simulator, length, dropped);
	const std::string line = std::format(
		R"({{"kind":"simulated","link":"{}","controller":"{}","router_ms":{},"tcp":"{}","encoder":"{}","seed":{},)"
		R"("kbps":{},"audio_kbps":{},"fps":30,"seconds":{},"dropped":{},"target":[{}],"capacity":[{}],"frames":[{}]}})",
		link.name, controller, arguments.routerMs, arguments.tcp, arguments.encoder, arguments.seed,
		link.bitrate.kbps(), kAudio.kbps(), length.seconds(), dropped, targets(simulator, length),
		capacity(plan, length), sent);
	std::puts(line.c_str());
	return length + kCatchUp;
}

bool parse(int count, char **words, Arguments &arguments)
{
	if (count < 3) {
		return false;
	}
	arguments.links = words[1];
	arguments.traces = words[2];
	for (int index = 3; index + 1 < count; index += 2) {
		const std::string_view option = words[index];
		const std::string value = words[index + 1];
		if (option == "--link") {
			arguments.link = value;
		} else if (option == "--controller") {
			arguments.controller = value;
		} else if (option == "--tcp" && (value == "cubic" || value == "bbr")) {
			arguments.tcp = value;
		} else if (option == "--encoder" && (value == "x264" || value == "nvenc")) {
			arguments.encoder = value;
		} else if (option == "--router-ms") {
			arguments.routerMs = std::atoi(value.c_str());
		} else if (option == "--rtt-ms") {
			arguments.roundTripMs = std::atof(value.c_str());
		} else if (option == "--seconds") {
			arguments.seconds = Duration::seconds(std::atof(value.c_str()));
		} else if (option == "--seed") {
			arguments.seed = static_cast<unsigned>(std::atoi(value.c_str()));
		} else {
			return false;
		}
	}
	return count % 2 == 1;
}

} // namespace

int main(int count, char **words)
{
	Arguments arguments;
	if (!parse(count, words, arguments)) {
		std::fputs("links_simulation LINKS.JSON TRACES [--link NAME] [--controller drop|dbr|liveshelf|oracle]\n"
			   "  [--router-ms N] [--tcp cubic|bbr] [--encoder x264|nvenc] [--rtt-ms N] [--seconds N] "
			   "[--seed N]\n",
			   stderr);
		return 2;
	}
	const Duration longest = std::max(arguments.seconds, Duration::minutes(5)) + kCatchUp;
	const LinkFile file(arguments.links, arguments.traces, longest);
	for (const std::string &what : file.missing()) {
		std::fprintf(stderr, "left out: %s\n", what.c_str());
	}
	const auto began = std::chrono::steady_clock::now();
	Duration simulated;
	for (const LinkStory &link : file.links()) {
		for (const std::string_view controller : kControllers) {
			const bool wanted = (arguments.link.empty() || arguments.link == link.name) &&
					    (arguments.controller.empty() || arguments.controller == controller);
			if (wanted) {
				simulated = simulated + simulate(link, controller, arguments);
			}
		}
	}
	const double took = std::chrono::duration<double>(std::chrono::steady_clock::now() - began).count();
	std::fprintf(stderr, "simulated %.0f s in %.2f s: %.0f times as fast\n", simulated.seconds(), took,
		     simulated.seconds() / took);
	return simulated > Duration::zero() ? 0 : 1;
}
