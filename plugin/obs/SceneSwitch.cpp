#include "obs/SceneSwitch.hpp"

#include "obs/HostLog.hpp"
#include "obs/SceneSwap.hpp"
#include "obs/UiTask.hpp"

#include <obs-frontend-api.h>
#include <obs.hpp>

namespace host {

// UI thread only.
struct SceneSwitch::State {
	bool open = true;
	SceneSwap swap;
};

SceneSwitch::SceneSwitch() : state_(std::make_shared<State>()) {}

SceneSwitch::~SceneSwitch() = default;

void SceneSwitch::showInstead(const std::string &name)
{
	onUiThread("scene", [state = state_, name] {
		if (state->open && state->swap.show(name) == SceneSwap::Outcome::NoScene) {
			writeLog(core::LogLevel::Warning, "there is no scene \"" + name + "\" to switch to");
		}
	});
}

void SceneSwitch::showAsBefore()
{
	onUiThread("scene", [state = state_] {
		if (state->open) {
			state->swap.takeBack();
		}
	});
}

bool SceneSwitch::isAway() const
{
	return state_->swap.isAway();
}

std::vector<std::string> SceneSwitch::names() const
{
	std::vector<std::string> names;
	if (state_->open) {
		char **list = obs_frontend_get_scene_names();
		for (char **name = list; name && *name; ++name) {
			names.emplace_back(*name);
		}
		bfree(static_cast<void *>(list));
	}
	return names;
}

void SceneSwitch::onSceneChanged()
{
	state_->swap.onSceneChanged();
}

void SceneSwitch::close()
{
	state_->open = false;
	state_->swap.forget();
}

} // namespace host
