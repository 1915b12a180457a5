#include "app/Application.hpp"

#include "app/Clock.hpp"
#include "app/SecretOwners.hpp"

#include <algorithm>
#include <utility>

namespace app {

Application::Application(StreamPort &stream, LoadPort &load, ScenePort &scenes, StagePort &stage, CounterBoard &board,
			 JournalKeeper &journal, std::unique_ptr<profile::SecretStore> secretStore,
			 std::filesystem::path secretsFile, std::function<void()> takeOver, ApplicationEvents events,
			 core::Log log, WordsIn words)
	: scenes_(scenes), stage_(stage), board_(board), takeOver_(std::move(takeOver)),
	  hostCue_(std::move(events.hostCue)), settingsChanged_(std::move(events.settings)), log_(log),
	  record_(journal), streamLoop_(stream, load, rate::RateSettings(), withOurs(std::move(events.stream))),
	  robots_(std::move(words), log),
	  shopLoop_({[&board](auto facts) { board.publish(std::move(facts)); }, withRobots(std::move(events.alert)),
		     std::move(events.onAir),
		     [this](const std::string &profile, const std::string &shop, const commerce::Secrets &changed) {
			     keeper_.update(profile, shop, changed); // its news bring them to the settings
		     },
		     [&stage](const show::StageOrder &order) { stage.perform(order); }, std::move(events.automation)},
		    journal, log),
	  pushes_([this](const std::string &shop, commerce::PushMessage message) {
		  return shopLoop_.onPush(shop, std::move(message));
	  }),
	  keeper_(
		  std::move(secretStore), std::move(secretsFile),
		  [this](const SecretKeeper::News &news) { onSecrets(news); }, std::move(log))
{
	stage_.listen([this](const show::StageNews &news) {
		shopLoop_.show([news](ShowKeeper &show) { show.onStage(news); });
	});
}

Application::~Application()
{
	close();
}

// The stream loop says when; the scene is switched elsewhere, the shelf hears of stalls, and whoever else listens is
// told as well.
StreamLoop::Events Application::withOurs(StreamLoop::Events events)
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
	events.onStall = [this, tell = std::move(events.onStall)](bool begun, core::Instant at) {
		shopLoop_.onStall(begun, at);
		record_.onStall(begun, at);
		if (tell) {
			tell(begun, at);
		}
	};
	events.onStream = [this](const stock::StreamNote &note, core::Instant at) {
		record_.onStream(note, at);
	};
	return events;
}

// Heard in the room first; whoever else listens is told as well. On the shop loop, which has published the shelf just
// before.
std::function<void(const alerts::AlertChange &)>
Application::withRobots(std::function<void(const alerts::AlertChange &)> tell)
{
	return [this, tell = std::move(tell)](const alerts::AlertChange &change) {
		record_.onAlert(change);
		sound_.onAlert(change);
		if (!change.raised || !change.alert.snoozed) {
			robots_.onNews(newsOf(change, *shelf(), wallNow()));
		}
		if (tell) {
			tell(change);
		}
	};
}

void Application::lookAtSound(std::vector<std::string> captured)
{
	if (settings().sound.enabled) {
		sound_.look(std::move(captured));
	}
}

void Application::open(const std::filesystem::path &profileFolder, const std::string &profileName)
{
	std::vector<std::string> withSecrets;
	{
		std::lock_guard guard(mutex_);
		if (std::exchange(profileName_, profileName) != profileName) {
			shopLoop_.leaveProfile();
		}
		auto loaded = file_.emplace(profileFolder / "liveshelf.json").load();
		settings_ = std::move(loaded.settings);
		fileNotice_ = std::move(loaded.notice);
		secretsNotice_ = {};
		secrets_.clear();
		for (const auto &[owner, names] : secretOwners(settings_)) {
			withSecrets.push_back(owner);
		}
		secretsKnown_ = withSecrets.empty();
		if (!fileNotice_.empty()) {
			log_(core::LogLevel::Warning, "settings: " + fileNotice_.key + ", defaults are used");
		}
	}
	keeper_.open(profileName, std::move(withSecrets));
	sayNotice();
	use(settings());
	streamLoop_.start();
	robots_.start();
	shopLoop_.start();
}

void Application::rename(const std::filesystem::path &profileFolder, const std::string &profileName)
{
	std::string before;
	{
		std::lock_guard guard(mutex_);
		before = std::exchange(profileName_, profileName);
	}
	if (before != profileName) {
		keeper_.renameProfile(before, profileName);
	}
	open(profileFolder, profileName);
}

void Application::close() noexcept
{
	pushes_.close();
	shopLoop_.stop();
	robots_.stop();
	streamLoop_.stop();
	sound_.stop();
	keeper_.stop();
}

void Application::use(const profile::Settings &settings)
{
	streamLoop_.configure(settings.rate);
	sound_.configure(settings.sound);
	board_.setReduceMotion(settings.overlay.reduceMotion);
	follow();
	const auto listening = pushes_.configure(settings.push, settings.shops);
	shopLoop_.setPushTrouble(listening ? core::Message() : listening.error().sentence);
	if (settingsChanged_) {
		settingsChanged_();
	}
}

// The person's thread and the keeper's both come here.
void Application::follow()
{
	std::lock_guard order(telling_);
	std::optional<SecretKeeper::Shops> secrets;
	profile::Settings settings;
	std::string profile;
	{
		std::lock_guard guard(mutex_);
		settings = settings_;
		profile = profileName_;
		if (secretsKnown_) {
			secrets = secrets_;
		}
	}
	robots_.configure(settings.robots, secrets);
	shopLoop_.configure(profile, settings, std::move(secrets));
}

// On the keeper's thread: what it knows of the open profile's secrets, perhaps once more.
void Application::onSecrets(const SecretKeeper::News &news)
{
	{
		std::lock_guard guard(mutex_);
		if (news.profile != profileName_) {
			return;
		}
		secrets_ = news.secrets;
		secretsKnown_ = true;
		secretsNotice_ = news.notice;
	}
	sayNotice();
	follow();
}

// The settings' own trouble first: without them there is no shop to have keys.
void Application::sayNotice()
{
	std::lock_guard order(telling_);
	core::Message notice;
	{
		std::lock_guard guard(mutex_);
		notice = fileNotice_.empty() ? secretsNotice_ : fileNotice_;
	}
	shopLoop_.setNotice(std::move(notice));
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

void Application::learnPitches(std::vector<forecast::PitchRecord> earlier)
{
	shopLoop_.learnPitches(std::move(earlier));
}

void Application::acknowledge(std::uint64_t alertId)
{
	shopLoop_.acknowledge(alertId);
}

void Application::snooze(std::uint64_t alertId, core::Duration howLong)
{
	shopLoop_.snooze(alertId, howLong);
}

void Application::endSnooze(const std::string &sku)
{
	shopLoop_.endSnooze(sku);
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

core::Expected<void> Application::applySettings(const profile::Settings &settings, const TypedSecrets &typed)
{
	// What the reader of the file would refuse is refused here as well, with the same sentence.
	if (const auto checked = profile::readSettings(profile::writeSettings(settings)); !checked) {
		return std::unexpected(checked.error());
	}
	core::Expected<void> saved;
	{
		std::lock_guard guard(mutex_);
		settings_ = settings;
		SecretKeeper::Names names = secretOwners(settings);
		for (const auto &[owner, ofOwner] : names) {
			const auto given = typed.find(owner);
			secrets_[owner] = secretsFor(owner, given == typed.end() ? commerce::Secrets() : given->second);
		}
		keeper_.save(std::move(names), typed);
		saved = file_ ? file_->save(settings) : saved;
		fileNotice_ = saved ? core::Message() : saved.error().sentence;
	}
	use(settings);
	sayNotice();
	return saved;
}

// What is stored, with what was typed over it. The caller holds the lock.
commerce::Secrets Application::secretsFor(const std::string &owner, const commerce::Secrets &typed) const
{
	const auto stored = secrets_.find(owner);
	commerce::Secrets secrets = stored == secrets_.end() ? commerce::Secrets() : stored->second;
	for (const auto &[name, value] : typed) {
		secrets[name] = value;
	}
	return secrets;
}

std::set<std::string> Application::storedSecrets(const std::string &owner) const
{
	std::lock_guard guard(mutex_);
	std::set<std::string> names;
	for (const auto &[name, value] : secretsFor(owner, {})) {
		if (!value.empty()) { // a forgotten one
			names.insert(name);
		}
	}
	return names;
}

std::shared_ptr<const Catalogue> Application::catalogue(const std::string &shop)
{
	return shopLoop_.catalogue(shop);
}

void Application::probeShop(const commerce::ShopSettings &settings, const commerce::Secrets &typed)
{
	commerce::Secrets secrets;
	{
		std::lock_guard guard(mutex_);
		secrets = secretsFor(settings.id, typed);
	}
	shopLoop_.probe(settings, secrets);
}

std::shared_ptr<const RobotsView> Application::robots() const
{
	return robots_.view().latest();
}

void Application::testRobot(const channels::RobotSettings &robot, const commerce::Secrets &typed)
{
	commerce::Secrets secrets;
	{
		std::lock_guard guard(mutex_);
		secrets = secretsFor(channels::secretOwner(robot), typed);
	}
	robots_.test(robot, secrets);
}

void Application::actAtShop(const ActWish &wish)
{
	shopLoop_.act(wish);
}

void Application::undoShopAct(std::uint64_t actId)
{
	shopLoop_.undoAct(actId);
}

void Application::showHostCue(CueWish wish)
{
	if (hostCue_) {
		hostCue_(wish);
	}
}

void Application::keepCue(const profile::CueSettings &cue)
{
	{
		std::lock_guard guard(mutex_);
		if (settings_.cue == cue) {
			return;
		}
		settings_.cue = cue;
		if (const auto saved = file_ ? file_->save(settings_) : core::Expected<void>(); !saved) {
			fileNotice_ = saved.error().sentence;
		}
	}
	sayNotice();
}

void Application::takeOverFromObs()
{
	takeOver_();
}

core::Expected<void> Application::setRunOfShow(const std::vector<show::RunEntry> &entries)
{
	if (entries.size() > show::RunEntry::kMost) {
		return core::fail({"Run.TooMany", {{"most", std::to_string(show::RunEntry::kMost)}}, {}});
	}
	core::Expected<void> saved;
	profile::Settings settings;
	{
		std::lock_guard guard(mutex_);
		settings_.show.run = entries;
		settings = settings_;
		saved = file_ ? file_->save(settings_) : saved;
		fileNotice_ = saved ? core::Message() : saved.error().sentence;
	}
	shopLoop_.setShow(settings.show);
	sayNotice();
	return saved;
}

void Application::restartRunOfShow()
{
	shopLoop_.show([](ShowKeeper &show) { show.restart(); });
}

void Application::holdAutomations(bool held)
{
	shopLoop_.show([held](ShowKeeper &show) { show.hold(held); });
}

void Application::undoAutomation(std::uint64_t act)
{
	shopLoop_.show([act](ShowKeeper &show) { show.undo(act); });
}

void Application::answerAutomation(std::uint64_t act, bool yes)
{
	shopLoop_.show([act, yes](ShowKeeper &show) { show.answer(act, yes); });
}

core::Expected<void> Application::rehearseAutomation(show::AutomationKind kind,
						     const show::AutomationSettings &settings)
{
	if (stream()->encoder.control != EncoderControl::NoStream) {
		return core::fail({"Auto.Rehearse.Live", {}, {}});
	}
	shopLoop_.show([kind, settings](ShowKeeper &show) { show.rehearse(kind, settings); });
	return {};
}

std::vector<std::string> Application::sources() const
{
	return stage_.sources();
}

void Application::onStreamEnded()
{
	shopLoop_.show([](ShowKeeper &show) { show.end(); });
}

} // namespace app
