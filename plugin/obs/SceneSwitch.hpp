#pragma once

#include "app/ScenePort.hpp"

#include <memory>

namespace host {

// The program scene: another one for a while, then the one that was there.
//
// OBS's frontend is called on the UI thread only, by tasks queued there; none does anything after `close`. Whoever
// switches scenes meanwhile, in OBS or by obs-websocket, has decided: then nothing is switched back.
class SceneSwitch final : public app::ScenePort {
public:
	SceneSwitch();
	~SceneSwitch() override;

	void showInstead(const std::string &scene) override;
	void showAsBefore() override;
	std::vector<std::string> names() const override;

	// UI thread: another scene stands in now.
	bool isAway() const;
	// UI thread: the program scene has changed, by whomever.
	void onSceneChanged();
	// UI thread: OBS is about to end. Scenes stay as they are.
	void close();

private:
	struct State;
	std::shared_ptr<State> state_; // shared with the tasks under way
};

} // namespace host
