#pragma once

#include "app/CounterBoard.hpp"
#include "app/Desk.hpp"
#include "app/PushDoor.hpp"
#include "app/RobotSender.hpp"
#include "app/ScenePort.hpp"
#include "app/SecretKeeper.hpp"
#include "app/ShopLoop.hpp"
#include "app/ShowRecord.hpp"
#include "app/SoundKeeper.hpp"
#include "app/StagePort.hpp"
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
	std::function<void(CueWish)> hostCue; // on the thread of whoever wishes it
	std::function<void()> settings;       // they are others now; UI thread
	std::function<void(const show::AutomationAct &)> automation;
};

// The running product: owns the two loops, holds the settings, and is the desk at which people act.
//
// Built at module load; loops run from `open` (a profile is there) to `close`. `open`, `close` and the settings belong
// to the UI thread, everything else of the desk to any.
class Application final : public Desk {
public:
	// `secretsFile` is for what `secretStore` does not take. `takeOver` turns OBS's own dynamic bitrate off; it is
	// called on the caller's thread. `words` is what robots write with.
	Application(StreamPort &stream, LoadPort &load, ScenePort &scenes, StagePort &stage, CounterBoard &board,
		    JournalKeeper &journal, std::unique_ptr<profile::SecretStore> secretStore,
		    std::filesystem::path secretsFile, std::function<void()> takeOver, ApplicationEvents events,
		    core::Log log, WordsIn words);
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
	// What earlier shows' pitches brought; any thread.
	void learnPitches(std::vector<forecast::PitchRecord> earlier);
	void snooze(std::uint64_t alertId, core::Duration howLong) override;
	void endSnooze(const std::string &sku) override;
	core::Expected<void> setBitrate(rate::RateAct act) override;
	std::vector<std::string> scenes() const override;
	profile::Settings settings() const override;
	core::Expected<void> applySettings(const profile::Settings &settings, const TypedSecrets &typed) override;
	std::set<std::string> storedSecrets(const std::string &owner) const override;
	std::shared_ptr<const Catalogue> catalogue(const std::string &shop) override;
	void probeShop(const commerce::ShopSettings &settings, const commerce::Secrets &typed) override;
	std::shared_ptr<const RobotsView> robots() const override;
	void testRobot(const channels::RobotSettings &robot, const commerce::Secrets &typed) override;
	void actAtShop(const ActWish &wish) override;
	void undoShopAct(std::uint64_t actId) override;
	void showHostCue(CueWish wish) override;
	void keepCue(const profile::CueSettings &cue) override;
	std::shared_ptr<const SoundView> sound() const override { return sound_.view(); }
	void testSound(const profile::SoundSettings &settings) override { sound_.test(settings); }
	void takeOverFromObs() override;
	core::Expected<void> setRunOfShow(const std::vector<show::RunEntry> &entries) override;
	void restartRunOfShow() override;
	void holdAutomations(bool held) override;
	void undoAutomation(std::uint64_t act) override;
	void answerAutomation(std::uint64_t act, bool yes) override;
	core::Expected<void> rehearseAutomation(show::AutomationKind kind,
						const show::AutomationSettings &settings) override;
	std::vector<std::string> sources() const override;

	// The stream has ended: what automations began is taken back.
	void onStreamEnded();

	// To be called every few seconds. `captured`: what sources of OBS record of this machine's sound.
	void lookAtSound(std::vector<std::string> captured);

private:
	void use(const profile::Settings &settings);
	void follow();
	void onSecrets(const SecretKeeper::News &news);
	void sayNotice();
	commerce::Secrets secretsFor(const std::string &owner, const commerce::Secrets &typed) const;
	StreamLoop::Events withOurs(StreamLoop::Events events);
	std::function<void(const alerts::AlertChange &)>
	withRobots(std::function<void(const alerts::AlertChange &)> tell);

	ScenePort &scenes_;
	StagePort &stage_;
	CounterBoard &board_;
	std::function<void()> takeOver_;
	std::function<void(CueWish)> hostCue_;
	std::function<void()> settingsChanged_;
	core::Log log_;
	ShowRecord record_; // the loops write in it
	SoundKeeper sound_; // before the loop that calls it
	StreamLoop streamLoop_;
	RobotSender robots_; // outlives the loop, which calls it
	ShopLoop shopLoop_;
	PushDoor pushes_; // goes first: it calls the loop

	std::mutex telling_;       // what the loops are told last is what is so; taken before mutex_
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
