#include "app/Application.hpp"

#include <algorithm>
#include <utility>

namespace app {

Application::Application(StreamPort &stream, LoadPort &load, ScenePort &scenes, CounterBoard &board,
			 JournalKeeper &journal, std::unique_ptr<profile::SecretStore> secretStore,
			 std::filesystem::path secretsFile, std::function<void()> takeOver, ApplicationEvents events,
			 core::Log log)
	: scenes_(scenes), takeOver_(std::move(takeOver)), log_(log),
	  streamLoop_(stream, load, rate::RateSettings(), withScenes(std::move(events.stream))),
	  shopLoop_({[&board](auto facts) { board.publish(std::move(facts)); }, std::move(events.alert),
		     std::move(events.onAir),
		     [this](const std::string &profile, const std::string &shop, const commerce::Secrets &changed) {
			     keeper_.update(profile, shop, changed); // its news bring them to the settings
		     }},
		    journal, log),
	  pushes_([this](const std::string &shop, commerce::PushMessage message) {
		  return shopLoop_.onPush(shop, std::move(message));
	  }),
	  keeper_(
		  std::move(secretStore), std::move(secretsFile),
		  [this](const SecretKeeper::News &news) { onSecrets(news); }, std::move(log))
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
		for (const commerce::ShopSettings &shop : settings_.shops) {
			if (!commerce::secretNames(shop).empty()) {
				withSecrets.push_back(shop.id);
			}
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
	streamLoop_.stop();
	keeper_.stop();
}

void Application::use(const profile::Settings &settings)
{
	streamLoop_.configure(settings.rate);
	followShops(settings);
	const auto listening = pushes_.configure(settings.push, settings.shops);
	shopLoop_.setPushTrouble(listening ? core::Message() : listening.error().sentence);
}

void Application::followShops(const profile::Settings &settings)
{
	std::optional<SecretKeeper::Shops> secrets;
	std::string profile;
	{
		std::lock_guard guard(mutex_);
		profile = profileName_;
		if (secretsKnown_) {
			secrets = secrets_;
		}
	}
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
	followShops(settings());
}

// The settings' own trouble first: without them there is no shop to have keys.
void Application::sayNotice()
{
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
		SecretKeeper::Names names;
		for (const commerce::ShopSettings &shop : settings.shops) {
			if (const auto ofShop = commerce::secretNames(shop); !ofShop.empty()) {
				names[shop.id] = ofShop;
				const auto given = typed.find(shop.id);
				secrets_[shop.id] =
					secretsFor(shop.id, given == typed.end() ? commerce::Secrets() : given->second);
			}
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
commerce::Secrets Application::secretsFor(const std::string &shop, const commerce::Secrets &typed) const
{
	const auto stored = secrets_.find(shop);
	commerce::Secrets secrets = stored == secrets_.end() ? commerce::Secrets() : stored->second;
	for (const auto &[name, value] : typed) {
		secrets[name] = value;
	}
	return secrets;
}

std::set<std::string> Application::storedSecrets(const std::string &shop) const
{
	std::lock_guard guard(mutex_);
	std::set<std::string> names;
	for (const auto &[name, value] : secretsFor(shop, {})) {
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

void Application::actAtShop(const ActWish &wish)
{
	shopLoop_.act(wish);
}

void Application::undoShopAct(std::uint64_t actId)
{
	shopLoop_.undoAct(actId);
}

void Application::takeOverFromObs()
{
	takeOver_();
}

} // namespace app
