#pragma once

#include "report/ShowFigures.hpp"
#include "stock/ShowNotes.hpp"

#include <optional>
#include <vector>

namespace report {

// How the outputs of a show streamed, and when viewers saw no moving picture. Times in seconds, not going backwards but
// for stalls, which are told some seconds late. Bounded: of a long show, samples are joined.
class StreamBooks {
public:
	explicit StreamBooks(double length) : length_(length) {}

	void onStream(double at, const stock::StreamNote &note);
	void onStall(double at, const stock::StallNote &note);

	std::vector<StreamCurve> streams() const;
	std::vector<Stall> stalls() const;

private:
	struct Output {
		StreamCurve curve;
		std::optional<double> since; // it streams
		double seen = 0;             // its latest sample
		std::size_t joins = 1;       // samples in one
		std::size_t joined = 0;      // in the last one
		std::int64_t frames = 0;     // of this stream
		std::int64_t dropped = 0;
	};
	Output &output(const std::string &name);
	static void addSample(Output &output, const StreamCurve::Sample &sample);
	static void end(Output &output, double at);

	double length_;
	std::vector<Output> outputs_; // in the order they began
	std::vector<Stall> stalls_;
	std::optional<double> stalledSince_;
};

} // namespace report
