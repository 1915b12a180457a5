#include "app/Application.hpp"

#include <algorithm>
#include <utility>

namespace app {

Application::Application(StreamPort &stream, LoadPort &load, ScenePort &scenes, CounterBoard &board,
			 std::filesystem::path secretsFile, std::function<void()> takeOver, ApplicationEvents events,
			 core::Log log)
	: scenes_(scenes), takeOver_(std::move(takeOver)), log_(log),
	  streamLoop_(stream, load, rate::RateSettings(), withScenes(std::move(events.stream))),
	  shopLoop_({[&board](auto facts) { board.publish(std::move(facts)); }, std::move(events.alert),
		     std::move(events.onAir)},
		    std::move(log)),
	  secrets_(std::move(secretsFile))
{
}

Application::~Application()
{
	close();
}

// The stream loop says when; the scene is switched elsewhere, and whoever else listens is told as well.
StreamLoop::Events Application::withScenes(StreamLoop::Events events)
{
	events.onFloor = [this, tell = std::move(events.onFloor)](const FloorNews &news, const core::Message &sentence,
								  const std::string &scene) {
		if (news.scene == FloorNews::Scene::Leave) {
			scenes_.showInstead(scene);
		} else if (news.scene == FloorNews::Scene::Return) {
			scenes_.showAsBefore();
		}
		if (tell) {
			tell(news, sentence, scene);
		}
	};
	return events;
}

void Application::open(const std::filesystem::path &profileFolder, const std::string &profileName)
{
	core::Message notice;
	{
		std::lock_guard guard(mutex_);
		profileName_ = profileName;
		auto loaded = file_.emplace(profileFolder / "liveshelf.json").load();
		settings_ = std::move(loaded.settings);
		notice = std::move(loaded.notice);
	}
	if (!notice.empty()) {
		log_(core::LogLevel::Warning, "settings: " + notice.key + ", defaults are used");
	}
	shopLoop_.setNotice(std::move(notice));
	use(settings());
	streamLoop_.start();
	shopLoop_.start();
}

void Application::close() noexcept
{
	shopLoop_.stop();
	streamLoop_.stop();
}

void Application::use(const profile::Settings &settings)
{
	profile::SecretFile::Values values;
	{
		std::lock_guard guard(mutex_);
		values = secrets_.load(profileName_);
	}
	std::erase_if(values, [&](const auto &entry) {
		return std::ranges::find(settings.shop.headerNames, entry.first) == settings.shop.headerNames.end();
	});
	streamLoop_.configure(settings.rate);
	shopLoop_.configure(settings, values);
}

std::shared_ptr<const StreamView> Application::stream() const
{
	auto view = streamLoop_.view().latest();
	return view ? view : std::make_shared<const StreamView>(); // before the first sample
}

std::shared_ptr<const ShelfView> Application::shelf() const
{
	return shopLoop_.view().latest();
}

core::Expected<void> Application::setOnAir(const std::string &sku)
{
	const auto shelf = this->shelf();
	if (!sku.empty() && std::ranges::find(shelf->rows, sku, &StockRow::sku) == shelf->rows.end()) {
		return core::fail({"Shelf.NoSuchSku", {{"sku", sku}}});
	}
	shopLoop_.putOnAir(sku);
	return {};
}

void Application::stepOnAir(int by)
{
	shopLoop_.stepOnAir(by);
}

void Application::acknowledge(std::uint64_t alertId)
{
	shopLoop_.acknowledge(alertId);
}

core::Expected<void> Application::setBitrate(rate::RateAct act)
{
	const auto now = stream();
	if (!now->person.inCharge) {
		return core::fail({"Rate.NotInCharge", {}, {{"why", now->control}}});
	}
	streamLoop_.act(act);
	return {};
}

std::vector<std::string> Application::scenes() const
{
	return scenes_.names();
}

profile::Settings Application::settings() const
{
	std::lock_guard guard(mutex_);
	return settings_;
}

core::Expected<void> Application::applySettings(const profile::Settings &settings,
						const std::map<std::string, std::string> &headerValues)
{
	// What the reader of the file would refuse is refused here as well, with the same sentence.
	if (const auto checked = profile::readSettings(profile::writeSettings(settings)); !checked) {
		return std::unexpected(checked.error());
	}
	core::Expected<void> saved;
	{
		std::lock_guard guard(mutex_);
		settings_ = settings;
		saved = secrets_.save(profileName_, headerValues, settings.shop.headerNames);
		if (saved && file_) {
			saved = file_->save(settings);
		}
	}
	use(settings);
	shopLoop_.setNotice(saved ? core::Message() : saved.error().sentence);
	return saved;
}

void Application::takeOverFromObs()
{
	takeOver_();
}

} // namespace app
