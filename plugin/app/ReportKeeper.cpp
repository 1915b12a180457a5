#include "app/ReportKeeper.hpp"

#include "app/ReportMaker.hpp"
#include "stock/ShowNotes.hpp"

#include <exception>
#include <utility>

namespace app {

namespace {

constexpr core::Duration kComeBack = core::Duration::ms(100); // for what is under way; longer, it is left behind

} // namespace

ReportKeeper::ReportKeeper(std::filesystem::path journalFolder, ReportSurroundings surroundings)
	: maker_(std::make_shared<Maker>(std::move(journalFolder), std::move(surroundings))),
	  thread_(std::make_shared<LooseThread>("shelf report"))
{
}

ReportKeeper::~ReportKeeper()
{
	stop();
}

std::function<void(const std::filesystem::path &session, const stock::JournalEvent *event)>
ReportKeeper::listener() const
{
	return [maker = maker_, thread = std::weak_ptr(thread_)](const std::filesystem::path &session,
								 const stock::JournalEvent *event) {
		const auto note = event ? stock::streamNote(*event) : std::nullopt;
		const bool isOver = note && note->what == stock::StreamNote::What::Stopped;
		const auto worker = thread.lock();
		if (!worker || (event && !isOver)) {
			return;
		}
		worker->post([maker, session, isOver] {
			try {
				if (!maker->stopping && isOver) {
					maker->makeOf(session, true);
				} else if (!maker->stopping) {
					maker->begin(session);
				}
			} catch (const std::exception &problem) { // no memory
				maker->fail(problem.what());
			}
		});
	};
}

void ReportKeeper::stop() noexcept
{
	maker_->stopping = true;
	thread_->stop(kComeBack);
}

std::shared_ptr<const ReportsView> ReportKeeper::reports() const
{
	return maker_->view.latest();
}

} // namespace app
