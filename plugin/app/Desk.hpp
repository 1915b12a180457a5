#pragma once

#include "app/CueWish.hpp"
#include "app/DockView.hpp"
#include "app/RobotsView.hpp"
#include "app/ShopActs.hpp"
#include "app/SoundView.hpp"
#include "core/Error.hpp"
#include "profile/Settings.hpp"
#include "rate/RateAct.hpp"
#include "show/AutomationAct.hpp"

#include <cstdint>
#include <map>
#include <memory>
#include <set>
#include <string>
#include <vector>

namespace app {

// What a person can see and do, whichever way they do it: dock, hotkey or obs-websocket. Any thread may call; nothing
// waits for the network or the disk except `applySettings`.
class Desk {
public:
	virtual ~Desk() = default;

	// Never null.
	virtual std::shared_ptr<const StreamView> stream() const = 0;
	virtual std::shared_ptr<const ShelfView> shelf() const = 0;

	// Puts a SKU on air; empty takes it off. A SKU the shop does not have is an error.
	virtual core::Expected<void> setOnAir(const std::string &sku) = 0;
	// Moves to the next (+1) or previous (-1) product of the run of show that can be pitched; while it has none, to
	// the next SKU of the table that is not sold out.
	virtual void stepOnAir(int by) = 0;
	// Zero acknowledges the newest alert that is not acknowledged.
	virtual void acknowledge(std::uint64_t alertId) = 0;
	// The alert's SKU warns of nothing but overselling for so long; zero: as long as the settings say. Alert zero:
	// the newest that is told.
	virtual void snooze(std::uint64_t alertId, core::Duration howLong) = 0;
	virtual void endSnooze(const std::string &sku) = 0;

	// For the rest of the stream, done within a tenth of a second. An error while LiveShelf is not in charge of the
	// bitrate: there is nothing to hold or to step.
	virtual core::Expected<void> setBitrate(rate::RateAct act) = 0;

	// UI thread: the scenes of the collection, in OBS's order.
	virtual std::vector<std::string> scenes() const = 0;
	virtual profile::Settings settings() const = 0;
	// Shop id or channels::secretOwner → secrets that were typed now; those that were not keep what is stored, and
	// an empty one is forgotten. Never read back to a widget.
	using TypedSecrets = std::map<std::string, commerce::Secrets>;
	virtual core::Expected<void> applySettings(const profile::Settings &settings, const TypedSecrets &typed) = 0;
	// Which secrets of a shop, or of a robot by its channels::secretOwner, are stored, by name.
	virtual std::set<std::string> storedSecrets(const std::string &owner) const = 0;

	// What a followed shop sells by its own codes; ask again for what came since. Null: not known yet.
	virtual std::shared_ptr<const Catalogue> catalogue(const std::string &shop) = 0;
	// Asks a shop what is there, with settings that need not be applied yet; the shelf's `probe` tells how it goes.
	virtual void probeShop(const commerce::ShopSettings &settings, const commerce::Secrets &typed) = 0;
	// How the robots are that alerts are sent to. Never null.
	virtual std::shared_ptr<const RobotsView> robots() const = 0;
	// Sends a message that says it is a test, with settings that need not be applied yet; the robots' `test` tells
	// how it goes.
	virtual void testRobot(const channels::RobotSettings &robot, const commerce::Secrets &typed) = 0;
	// Another run of show, kept with the profile's settings; waits for the disk.
	virtual core::Expected<void> setRunOfShow(const std::vector<show::RunEntry> &entries) = 0;
	// From the top, with no time spent.
	virtual void restartRunOfShow() = 0;
	// Held, nothing new happens by itself, until it is let go or the stream ends.
	virtual void holdAutomations(bool held) = 0;
	virtual void undoAutomation(std::uint64_t act) = 0;
	// To an automation that asks first. Only the dock may: it is a person's word.
	virtual void answerAutomation(std::uint64_t act, bool yes) = 0;
	// Plays an automation now, as a rehearsal, by settings that need not be applied. An error while viewers would
	// see it; what else stands in the way is told by the shelf's `show`.
	virtual core::Expected<void> rehearseAutomation(show::AutomationKind kind,
							const show::AutomationSettings &settings) = 0;
	// UI thread: the sources that an automation could show, by name.
	virtual std::vector<std::string> sources() const = 0;

	// An act at a shop, which the person has confirmed; the shelf's `acts` tell what came of it.
	virtual void actAtShop(const ActWish &wish) = 0;
	virtual void undoShopAct(std::uint64_t actId) = 0;
	// Done soon after, on the UI thread.
	virtual void showHostCue(CueWish wish) = 0;
	// Remembers where the host cue window stands, and nothing else; what could not be written is said in the dock.
	virtual void keepCue(const profile::CueSettings &cue) = 0;
	// Never null. What sounds in the room, and what is off with it.
	virtual std::shared_ptr<const SoundView> sound() const = 0;
	// Plays both tones with settings that need not be applied yet.
	virtual void testSound(const profile::SoundSettings &settings) = 0;
	// Turns OBS's own dynamic bitrate off in the profile, so that LiveShelf drives from the next stream on.
	virtual void takeOverFromObs() = 0;
};

} // namespace app
