#include "report/Drawing.hpp"
#include "report/ShowPictures.hpp"
#include "report/TimeAxis.hpp"

#include <algorithm>
#include <cmath>
#include <format>

namespace report {

namespace {

using Level = stock::AlertNote::Level;

constexpr double kWidth = 1000;
constexpr double kLeft = 64;
constexpr double kRight = 988;
constexpr double kLane = 20;     // height of one of what was on air, and of the warnings
constexpr double kOrders = 150;  // of the orders
constexpr double kBitrate = 110; // of each output's bitrate
constexpr double kBetween = 30;  // for a heading
constexpr std::size_t kOutputs = 3;

// As much of the text as fits; a Chinese character is as wide as two others.
std::string fitting(const std::string &text, double width)
{
	std::string fits;
	double used = 8;
	for (std::size_t at = 0; at < text.size();) {
		const auto first = static_cast<unsigned char>(text[at]);
		const std::size_t length = first < 0x80 ? 1 : first >= 0xf0 ? 4 : first >= 0xe0 ? 3 : 2;
		used += length >= 3 ? 12 : 6.6;
		if (used > width) {
			return fits.size() > 2 ? fits + "…" : "";
		}
		fits += text.substr(at, length);
		at += length;
	}
	return fits;
}

class ShowPicture {
public:
	ShowPicture(const ShowFigures &show, const ReportWords &words)
		: show_(show), words_(words), axis_(show, kLeft, kRight),
		  outputs_(std::min(show.streams.size(), kOutputs)), bottom_(bottomOf(show, outputs_)),
		  drawing_(kWidth, bottom_ + 26, words.say("Report.Picture.Show"))
	{
	}

	std::string draw()
	{
		for (const Stall &stall : show_.stalls) {
			const double from = axis_.x(stall.span.from);
			drawing_.rect("stall", from, kLane + 10, std::max(axis_.x(stall.span.to) - from, 1.5),
				      bottom_ - kLane - 10,
				      words_.say("Report.StallFor", {{"time", words_.length(stall.span.length())},
								     {"at", clock(stall.span.from)}}));
		}
		air();
		double top = kLane + kBetween + 8;
		orders(top);
		top += kOrders + kBetween;
		for (std::size_t i = 0; i < outputs_; ++i) {
			bitrate(show_.streams[i], top);
			top += kBitrate + kBetween;
		}
		warnings();
		for (const auto &tick : axis_.ticks(words_, 12)) {
			drawing_.line("tick", tick.x, bottom_, tick.x, bottom_ + 5);
			drawing_.text("scale", tick.x, bottom_ + 20, tick.anchor, tick.label);
		}
		drawing_.line("axis", kLeft, bottom_, kRight, bottom_);
		return drawing_.take();
	}

private:
	static double bottomOf(const ShowFigures &show, std::size_t outputs)
	{
		const double warnings = show.warnings.empty() ? 0 : kLane;
		return kLane + kBetween + 8 + kOrders + static_cast<double>(outputs) * (kBetween + kBitrate) +
		       warnings + 8;
	}

	std::string clock(double at) const
	{
		return words_.clock(show_.began + std::chrono::milliseconds(std::llround(at * 1000)), true);
	}

	void air()
	{
		drawing_.text("heading", kLeft - 8, kLane - 3, "end", words_.say("Report.OnAir"));
		for (const SkuFigures &sku : show_.skus) {
			for (const Span &span : sku.onAir) {
				const double from = axis_.x(span.from);
				const double width = std::max(axis_.x(span.to) - from - 1, 1.0);
				const std::string name = sku.title.empty() ? sku.sku : sku.title;
				drawing_.rect("airtop", from, 4, width, kLane,
					      words_.say("Report.OnAirFor",
							 {{"sku", name}, {"time", words_.length(span.length())}}));
				if (const std::string label = fitting(name, width); !label.empty()) {
					drawing_.text("airname", from + 4, kLane - 2, "start", label);
				}
			}
		}
	}

	void scale(double top, double height, double most, std::string_view unit)
	{
		for (const double share : {0.5, 1.0}) {
			const double y = top + height * (1 - share);
			drawing_.line("grid", kLeft, y, kRight, y);
			drawing_.text("scale", kLeft - 8, y + 4, "end",
				      most * share == std::floor(most * share)
					      ? ReportWords::number(static_cast<std::int64_t>(most * share))
					      : shortNumber(most * share));
		}
		drawing_.text("scale", kLeft - 8, top + height + 4, "end", "0");
		drawing_.text("heading", kLeft, top - 8, "start", unit);
	}

	void orders(double top)
	{
		const auto &columns = show_.ordersKnown ? show_.ordersIn : show_.unitsIn;
		const double perMinute = 60 / show_.column;
		double most = 1;
		for (const double count : columns) {
			most = std::max(most, count * perMinute);
		}
		most = roundAbove(most);
		scale(top, kOrders, most,
		      words_.say(show_.ordersKnown ? "Report.OrdersAMinute" : "Report.UnitsAMinute"));
		const double end = show_.length();
		for (std::size_t i = 0; i < columns.size(); ++i) {
			const double from = axis_.x(static_cast<double>(i) * show_.column);
			const double to = axis_.x(std::min(static_cast<double>(i + 1) * show_.column, end));
			const double rate = columns[i] * perMinute;
			if (rate > 0 && to > from) {
				const double height = rate / most * kOrders;
				drawing_.rect("orders", from + 0.5, top + kOrders - height,
					      std::max(to - from - 1, 0.6), height,
					      clock(static_cast<double>(i) * show_.column) + "  " + shortNumber(rate));
			}
		}
		drawing_.line("axis", kLeft, top + kOrders, kRight, top + kOrders);
	}

	void bitrate(const StreamCurve &stream, double top)
	{
		double most = 1;
		for (const auto &sample : stream.samples) {
			most = std::max({most, sample.set, sample.delivered});
		}
		most = roundAbove(most / 1000) * 1000;
		const auto y = [&](double kbps) {
			return top + kBitrate * (1 - kbps / most);
		};
		const std::string name = stream.output.empty() ? "" : stream.output + ": ";
		scale(top, kBitrate, most, name + words_.say("Report.Bitrate"));
		for (const Span &span : stream.spans) {
			PathData set;
			PathData delivered;
			double first = 0;
			double last = 0;
			for (const auto &sample : stream.samples) {
				if (sample.at < span.from || sample.at > span.to) {
					continue;
				}
				last = axis_.x(sample.at);
				if (delivered.empty()) {
					first = last;
					delivered.move(last, y(sample.delivered));
					set.move(last, y(sample.set));
				} else {
					delivered.line(last, y(sample.delivered));
					set.line(last, y(sample.set));
				}
			}
			if (delivered.empty()) {
				continue;
			}
			PathData area = delivered;
			area.line(last, top + kBitrate);
			area.across(first);
			area.close();
			drawing_.path("ratearea", area.str());
			drawing_.path("rate", delivered.str());
			drawing_.path("rateset", set.str());
		}
		drawing_.line("axis", kLeft, top + kBitrate, kRight, top + kBitrate);
	}

	void warnings()
	{
		const double y = bottom_ - kLane / 2 - 2;
		if (!show_.warnings.empty()) {
			drawing_.text("heading", kLeft - 8, y + 4, "end", words_.say("Report.Warnings"));
		}
		for (const Warning &warning : show_.warnings) {
			if (warning.level != Level::Watch) {
				drawing_.path(warning.level == Level::Soon ? "sign soon" : "sign now",
					      warningSign(warning.level, axis_.x(warning.at), y),
					      clock(warning.at) + "  " + warning.sku + "  " +
						      words_.level(warning.level));
			}
		}
	}

	const ShowFigures &show_;
	const ReportWords &words_;
	TimeAxis axis_;
	std::size_t outputs_;
	double bottom_;
	Drawing drawing_;
};

} // namespace

std::string showPicture(const ShowFigures &show, const ReportWords &words)
{
	return ShowPicture(show, words).draw();
}

} // namespace report
