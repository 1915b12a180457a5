#pragma once

#include "core/Message.hpp"
#include "core/WallTime.hpp"
#include "report/ShowFigures.hpp"

#include <chrono>
#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace report {

// The language and the clock that a report is written in. Every answer is text, not yet HTML.
class ReportWords {
public:
	// `language` as in the locale's file name, "zh-CN"; `fromUtc`: what the reader's clock shows beyond UTC.
	ReportWords(core::Translator translate, std::string language, std::chrono::minutes fromUtc,
		    std::map<std::string, std::string> shopNames)
		: translate_(std::move(translate)), language_(std::move(language)), fromUtc_(fromUtc),
		  shopNames_(std::move(shopNames))
	{
	}

	const std::string &language() const { return language_; }
	std::string say(const std::string &key, std::vector<std::pair<std::string, std::string>> values = {}) const;
	// What the person calls the shop.
	std::string shop(const std::string &id) const;
	std::string level(stock::AlertNote::Level level) const;

	std::string date(core::WallTime time) const;                // "2026-11-28 20:15"
	std::string clock(core::WallTime time, bool seconds) const; // "20:15", "20:15:07"
	// Seconds since midnight of the reader's clock.
	double secondOfDay(core::WallTime time) const;
	std::string length(double seconds) const; // "42 s", "2:10 min", "1:05 h"

	static std::string number(std::int64_t units);           // "1,500"
	static std::string signedNumber(std::int64_t units);     // "+5", "0", "−3"
	static std::string decimal(double value, int digits);    // "4.8"
	static std::string percent(std::optional<double> share); // "97.3 %", "–"
	// "≈ 120 (80–170)"
	static std::string estimate(const Estimate &estimate);

private:
	core::Translator translate_;
	std::string language_;
	std::chrono::minutes fromUtc_;
	std::map<std::string, std::string> shopNames_; // by id
};

} // namespace report
