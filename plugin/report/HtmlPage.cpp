#include "report/HtmlPage.hpp"

#include "report/PageParts.hpp"
#include "report/PageStyle.hpp"
#include "report/SafeText.hpp"
#include "report/ShowPictures.hpp"

namespace report {

namespace {

std::string sign(std::string_view shape)
{
	return R"(<svg viewBox="0 0 18 14" aria-hidden="true">)" + std::string(shape) + "</svg>";
}

std::string legend(const ShowFigures &show, const ReportWords &words)
{
	std::string html_ = R"(<div class="legend">)";
	const auto add = [&](std::string_view shape, const std::string &text) {
		html_ += "<span>" + sign(shape) + html(text) + "</span>";
	};
	add(R"(<rect class="airtop" x="1" y="3" width="16" height="8"/>)", words.say("Report.OnAir"));
	if (!show.streams.empty()) {
		add(R"(<path class="rate" d="M0 10L6 4L12 8L18 3"/>)", words.say("Report.Delivered"));
		add(R"(<path class="rateset" d="M0 7H18"/>)", words.say("Report.Set"));
	}
	if (!show.stalls.empty()) {
		add(R"(<rect class="stall" x="4" y="0" width="10" height="14"/>)", words.say("Report.Stall"));
	}
	if (!show.warnings.empty()) {
		using Level = stock::AlertNote::Level;
		const auto path = [](Level level, const char *kind) {
			return std::string("<path class=\"sign ") + kind + "\" d=\"" + warningSign(level, 9, 7) +
			       "\"/>";
		};
		add(path(Level::Soon, "soon"), words.level(Level::Soon));
		add(path(Level::Now, "now"), words.level(Level::Now));
		add(path(Level::SoldOut, "now"), words.level(Level::SoldOut));
		add(path(Level::Oversold, "now"), words.level(Level::Oversold));
	}
	if (!show.gaps.empty()) {
		add(R"(<rect class="gap" x="2" y="1" width="14" height="12"/>)", words.say("Report.NoAnswer"));
	}
	return html_ + "</div>";
}

} // namespace

std::string htmlPage(const ShowFigures &show, const ReportWords &words)
{
	const std::string title = words.say("Report.Title", {{"date", words.date(show.began)}});
	std::string page = "<!DOCTYPE html>\n<html lang=\"" + html(words.language()) +
			   "\" xmlns=\"http://www.w3.org/1999/xhtml\"><head><meta charset=\"utf-8\"/>"
			   "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\"/>"
			   // Nothing is loaded, and nothing runs, whatever a shop calls its goods.
			   "<meta http-equiv=\"Content-Security-Policy\""
			   " content=\"default-src 'none'; style-src 'unsafe-inline'\"/>"
			   "<title>" +
			   html(title) + "</title><style>" + std::string(kPageStyle) + "</style></head><body><main>";
	page += headPart(show, words);
	page += "<h2>" + html(words.say("Report.Course")) + "</h2><div class=\"card\"><div class=\"wide\">" +
		showPicture(show, words) + "</div>" + legend(show, words) + "</div>";
	page += productPart(show, words);
	page += stockPart(show, words);
	page += warningPart(show, words);
	page += stallPart(show, words);
	page += earlierPart(show, words);
	page += notePart(show, words);
	return page + "</main></body></html>\n";
}

} // namespace report
