#include "app/ReportMaker.hpp"

#include "report/CsvTable.hpp"
#include "report/FiguresJson.hpp"
#include "report/HtmlPage.hpp"
#include "report/ShowReader.hpp"
#include "stock/JournalFolder.hpp"
#include "stock/JournalHistory.hpp"
#include "stock/SessionLock.hpp"
#include "stock/ShowNotes.hpp"

#include <algorithm>
#include <cerrno>
#include <ctime>
#include <fstream>
#include <iterator>
#include <ranges>
#include <sstream>
#include <system_error>
#include <utility>

namespace app {

namespace {

namespace fs = std::filesystem;
using Kind = stock::JournalEvent::Kind;

constexpr std::size_t kSessionsMade = 10;   // looked through for reports that are missing
constexpr std::size_t kSessionsLearnt = 30; // for what their pitches brought
constexpr std::size_t kMostCompared = 8;
constexpr const char *kNothing = ".none"; // there is nothing to report of this session

// What the reader's clock shows beyond UTC at that time.
std::chrono::minutes fromUtc(core::WallTime time)
{
	const std::time_t seconds = std::chrono::floor<std::chrono::seconds>(time).time_since_epoch().count();
	std::tm local{};
#ifdef _WIN32
	if (localtime_s(&local, &seconds) != 0) {
		return {};
	}
	const std::time_t shown = _mkgmtime(&local);
#else
	if (!localtime_r(&seconds, &local)) {
		return {};
	}
	const std::time_t shown = timegm(&local);
#endif
	return std::chrono::minutes((shown - seconds) / 60);
}

std::string textOf(const fs::path &file)
{
	std::ifstream in(file, std::ios::binary);
	std::ostringstream text;
	text << in.rdbuf();
	return text.str();
}

forecast::PitchRecord recordOf(const stock::PitchNote &note)
{
	forecast::PitchRecord record{.sku = note.sku,
				     .began = note.began,
				     .length = note.length,
				     .orders = note.orders,
				     .units = note.units};
	record.goneAfter = note.goneAfter;
	std::ranges::copy(note.ordersBy | std::views::take(record.ordersBy.size()), record.ordersBy.begin());
	return record;
}

std::string nameOf(const fs::path &session, const report::ShowSpan &span, std::size_t number)
{
	return session.stem().string() + (span.streamed ? "-" + std::to_string(number) : std::string());
}

} // namespace

ReportKeeper::Maker::Maker(Path journalFolder, ReportSurroundings surroundings)
	: journal_(std::move(journalFolder)), folder_(journal_ / "reports"), around_(std::move(surroundings))
{
	view.publish(ReportsView{.folder = folder_});
}

void ReportKeeper::Maker::begin(const Path &open)
{
	std::vector<Path> sessions = stock::JournalHistory(journal_).sessions();
	prune(sessions);
	std::erase(sessions, open);
	learnPitches(sessions);
	list();
	makeMissing(sessions);
}

void ReportKeeper::Maker::learnPitches(const std::vector<Path> &sessions)
{
	std::vector<forecast::PitchRecord> pitches;
	for (const Path &session :
	     sessions | std::views::drop(sessions.size() - std::min(sessions.size(), kSessionsLearnt))) {
		const auto bounds = stopping ? core::Expected<stock::JournalHistory::Bounds>()
					     : stock::JournalHistory::bounds(session);
		if (!bounds) {
			complain(bounds.error());
		}
		if (!bounds || !bounds->hasNotes) {
			continue;
		}
		const auto notes = stock::JournalHistory::notes(session, Kind::Pitch);
		for (const stock::JournalEvent &event : notes.value_or(std::vector<stock::JournalEvent>())) {
			if (const auto note = stock::pitchNote(event)) {
				pitches.push_back(recordOf(*note));
			}
		}
	}
	if (!pitches.empty() && !stopping) {
		around_.learn(std::move(pitches));
	}
}

void ReportKeeper::Maker::makeMissing(const std::vector<Path> &sessions)
{
	for (const Path &session :
	     sessions | std::views::drop(sessions.size() - std::min(sessions.size(), kSessionsMade))) {
		if (!stopping && stock::SessionLock::take(session)) { // nobody else writes it
			std::error_code ignored;
			makeOf(session, false);
			fs::remove(stock::beside(session, ".lock"), ignored);
		}
	}
}

void ReportKeeper::Maker::makeOf(const Path &session, bool isOpen)
{
	const auto bounds = stock::JournalHistory::bounds(session);
	if (!bounds) {
		complain(bounds.error());
		return;
	}
	if (bounds->empty || !bounds->hasNotes || hasReport(session.stem().string() + kNothing)) {
		return;
	}
	const auto streams = stock::JournalHistory::notes(session, Kind::Stream);
	if (!streams) {
		complain(streams.error());
		return;
	}
	const auto spans = report::showSpans(*streams, bounds->first, bounds->last, isOpen);
	for (std::size_t i = 0; i < spans.size() && !stopping; ++i) {
		const std::string name = nameOf(session, spans[i], i + 1);
		if (spans[i].over && !hasReport(name + ".json")) {
			make(session, bounds->first, spans[i], name);
		}
	}
}

void ReportKeeper::Maker::make(const Path &session, core::WallTime sessionBegan, const report::ShowSpan &span,
			       const std::string &name)
{
	report::ShowReader reader(span, sessionBegan);
	const auto read = stock::JournalHistory::read(
		session, [&](const stock::JournalEvent &event) { return !stopping && reader.hear(event); });
	if (stopping) {
		return;
	}
	if (!read) {
		complain(read.error());
		return;
	}
	report::ShowFigures figures = reader.finish();
	if (!span.streamed && (figures.units.sold == 0 || !figures.real)) {
		write(folder_ / (name + kNothing), "");
		return;
	}
	figures.earlier = earlier(figures);
	const report::ReportWords words(around_.translate, around_.language(), fromUtc(span.from), around_.shopNames());
	const ReportFile file{.began = span.from,
			      .rehearsal = figures.rehearsal,
			      .streamed = span.streamed,
			      .html = folder_ / (name + ".html"),
			      .csv = folder_ / (name + ".csv"),
			      .json = folder_ / (name + ".json")};
	// The JSON last: it says that the report is whole.
	if (write(file.html, htmlPage(figures, words)) && write(file.csv, csvTable(figures, words)) &&
	    write(file.json, figuresJson(figures))) {
		files_.insert(
			std::ranges::find_if(files_, [&](const ReportFile &it) { return it.began <= file.began; }),
			file);
		++made_;
		say({"Report.Made", {{"date", words.date(span.from)}}});
		around_.made(file);
	}
}

bool ReportKeeper::Maker::hasReport(const std::string &name) const
{
	std::error_code ignored;
	return fs::exists(folder_ / name, ignored);
}

bool ReportKeeper::Maker::write(const Path &file, const std::string &text)
{
	std::error_code trouble;
	fs::create_directories(folder_, trouble);
	const Path half = stock::beside(file, ".part");
	errno = 0;
	bool written = false;
	if (!trouble) {
		std::ofstream out(half, std::ios::binary | std::ios::trunc);
		out.write(text.data(), static_cast<std::streamsize>(text.size()));
		out.close();
		written = out.good();
		trouble = written ? trouble : std::error_code(errno == 0 ? EIO : errno, std::generic_category());
	}
	if (written) {
		fs::rename(half, file, trouble);
	}
	if (trouble) {
		std::error_code ignored;
		fs::remove(half, ignored);
		complain({{"Report.NotWritten", {{"why", trouble.message()}}},
			  file.string() + ": " + trouble.message()});
	}
	return !trouble;
}

std::vector<report::EarlierShow> ReportKeeper::Maker::earlier(const report::ShowFigures &show) const
{
	std::vector<report::EarlierShow> shows;
	for (const ReportFile &file : files_) { // newest first
		auto written = report::readShow(textOf(file.json));
		if (written && isComparable(*written, show) && shows.size() < kMostCompared) {
			written->show.file = file.html.filename().string();
			shows.push_back(std::move(written->show));
		}
	}
	std::ranges::reverse(shows);
	return shows;
}

// A report goes with its session.
void ReportKeeper::Maker::prune(const std::vector<Path> &sessions)
{
	std::vector<Path> gone;
	std::error_code trouble;
	for (fs::directory_iterator entry(folder_, trouble), end; !trouble && entry != end; entry.increment(trouble)) {
		const std::string name = entry->path().filename().string();
		const bool isKept = std::ranges::any_of(
			sessions, [&](const Path &session) { return name.starts_with(session.stem().string()); });
		if (!isKept && name.starts_with("show-")) {
			gone.push_back(entry->path());
		}
	}
	for (const Path &file : gone) {
		if (!sessions.empty()) { // else the folder could not be read
			fs::remove(file, trouble);
		}
	}
}

void ReportKeeper::Maker::list()
{
	files_.clear();
	std::error_code trouble;
	for (fs::directory_iterator entry(folder_, trouble), end; !trouble && entry != end; entry.increment(trouble)) {
		const Path &json = entry->path();
		const auto written = json.extension() == ".json" ? report::readShow(textOf(json)) : std::nullopt;
		if (written && !stopping) {
			files_.push_back({written->show.began, written->rehearsal, written->streamed,
					  Path(json).replace_extension(".html"), Path(json).replace_extension(".csv"),
					  json});
		}
	}
	std::ranges::sort(files_, std::ranges::greater(), &ReportFile::began);
	say({});
}

void ReportKeeper::Maker::say(core::Message notice)
{
	notice_ = std::move(notice);
	view.publish(ReportsView{folder_, files_, made_, notice_});
}

void ReportKeeper::Maker::complain(const core::Error &error)
{
	around_.log(core::LogLevel::Warning, "report: " + error.sentence.key + " " + error.detail);
	say(error.sentence);
}

} // namespace app
