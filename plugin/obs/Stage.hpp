#pragma once

#include "app/StagePort.hpp"
#include "obs/SceneSwitch.hpp"

#include <obs.hpp>

#include <QObject>

#include <memory>

namespace host {

// What the automations change of the picture: one scene and one source at a time, each under the number of its act.
//
// All of it happens in tasks on the UI thread, and none does anything after `close`. Before OBS saves its scenes for
// the last time, and before it exchanges them, everything is as it was. While the bitrate's own scene stands in, no
// other one is shown: the uplink carries none.
class Stage final : public QObject, public app::StagePort {
public:
	explicit Stage(const SceneSwitch &floor);
	~Stage() override;

	void perform(const show::StageOrder &order) override;
	void listen(std::function<void(const show::StageNews &)> listener) override;
	std::vector<std::string> sources() const override;

	// UI thread: the main window is there and asks before it closes.
	void watchWindow();
	// UI thread: the program scene has changed, by whomever.
	void onSceneChanged();
	// UI thread: the scenes are about to go; everything as it was.
	void takeBack();
	// UI thread: OBS is about to end.
	void close();

private:
	struct State;
	void onDecided();
	bool eventFilter(QObject *watched, QEvent *event) override;
	static void onSave(obs_data_t *collection, bool saving, void *data);

	std::shared_ptr<State> state_; // shared with the tasks under way
};

} // namespace host
