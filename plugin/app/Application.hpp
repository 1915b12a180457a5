#pragma once

#include "app/CounterBoard.hpp"
#include "app/Desk.hpp"
#include "app/PushDoor.hpp"
#include "app/ScenePort.hpp"
#include "app/SecretKeeper.hpp"
#include "app/ShopLoop.hpp"
#include "app/StreamLoop.hpp"
#include "core/Log.hpp"
#include "profile/SettingsFile.hpp"

#include <filesystem>
#include <functional>
#include <map>
#include <memory>
#include <mutex>
#include <optional>
#include <string>

namespace app {

// What happens, for those outside: the log, obs-websocket. Called on the loop it happens in; must not block or throw.
struct ApplicationEvents {
	StreamLoop::Events stream;
	std::function<void(const alerts::AlertChange &)> alert;
	std::function<void(const std::string &sku)> onAir;
};

// The running product: owns the two loops, holds the settings, and is the desk at which people act.
//
// Built at module load; loops run from `open` (a profile is there) to `close`. `open`, `close` and the settings belong
// to the UI thread, everything else of the desk to any.
class Application final : public Desk {
public:
	// `secretsFile` is for what `secretStore` does not take. `takeOver` turns OBS's own dynamic bitrate off; it is
	// called on the caller's thread.
	Application(StreamPort &stream, LoadPort &load, ScenePort &scenes, CounterBoard &board, JournalKeeper &journal,
		    std::unique_ptr<profile::SecretStore> secretStore, std::filesystem::path secretsFile,
		    std::function<void()> takeOver, ApplicationEvents events, core::Log log);
	~Application() override;

	// Reads this profile's settings and works by them from now on. May be called again for another profile.
	void open(const std::filesystem::path &profileFolder, const std::string &profileName);
	// The open profile has another name and folder from now on; what it holds is the same.
	void rename(const std::filesystem::path &profileFolder, const std::string &profileName);
	// Ends both loops and gives the encoder back. Within a second, whatever the network does. Final.
	void close() noexcept;

	std::shared_ptr<const StreamView> stream() const override;
	std::shared_ptr<const ShelfView> shelf() const override;
	core::Expected<void> setOnAir(const std::string &sku) override;
	void stepOnAir(int by) override;
	void acknowledge(std::uint64_t alertId) override;
	core::Expected<void> setBitrate(rate::RateAct act) override;
	std::vector<std::string> scenes() const override;
	profile::Settings settings() const override;
	core::Expected<void> applySettings(const profile::Settings &settings, const TypedSecrets &typed) override;
	std::set<std::string> storedSecrets(const std::string &shop) const override;
	std::shared_ptr<const Catalogue> catalogue(const std::string &shop) override;
	void probeShop(const commerce::ShopSettings &settings, const commerce::Secrets &typed) override;
	void actAtShop(const ActWish &wish) override;
	void undoShopAct(std::uint64_t actId) override;
	void takeOverFromObs() override;

private:
	void use(const profile::Settings &settings);
	void followShops(const profile::Settings &settings);
	void onSecrets(const SecretKeeper::News &news);
	void sayNotice();
	commerce::Secrets secretsFor(const std::string &shop, const commerce::Secrets &typed) const;
	StreamLoop::Events withScenes(StreamLoop::Events events);

	ScenePort &scenes_;
	std::function<void()> takeOver_;
	core::Log log_;
	StreamLoop streamLoop_;
	ShopLoop shopLoop_;
	PushDoor pushes_; // goes first: it calls the loop

	mutable std::mutex mutex_; // guards what follows
	profile::Settings settings_;
	std::optional<profile::SettingsFile> file_;
	SecretKeeper::Shops secrets_; // of this profile
	bool secretsKnown_ = false;   // the keeper has told them
	core::Message fileNotice_, secretsNotice_;
	std::string profileName_;

	SecretKeeper keeper_; // last: its thread calls us
};

} // namespace app
