#include "obs/SceneSwitch.hpp"

#include "obs/Guard.hpp"
#include "obs/HostLog.hpp"

#include <obs-frontend-api.h>
#include <obs.hpp>

#include <functional>
#include <utility>

namespace host {

// UI thread only.
struct SceneSwitch::State {
	bool open = true;
	OBSWeakSourceAutoRelease before; // absent: there is nothing to go back to
	OBSWeakSourceAutoRelease instead;

	bool isOnProgram(obs_weak_source_t *scene) const
	{
		const OBSSourceAutoRelease current = obs_frontend_get_current_scene();
		return obs_weak_source_references_source(scene, current);
	}

	void forget()
	{
		before = nullptr;
		instead = nullptr;
	}
};

namespace {

using Task = std::function<void()>;

void onUiThread(Task task)
{
	obs_queue_task(
		OBS_TASK_UI,
		[](void *data) {
			const std::unique_ptr<Task> owned(static_cast<Task *>(data));
			guarded("scene", *owned);
		},
		new Task(std::move(task)), false);
}

OBSSourceAutoRelease findScene(const std::string &name)
{
	obs_frontend_source_list scenes{};
	obs_frontend_get_scenes(&scenes);
	OBSSourceAutoRelease found;
	for (std::size_t index = 0; index < scenes.sources.num; ++index) {
		obs_source_t *scene = scenes.sources.array[index];
		if (name == obs_source_get_name(scene)) {
			found = obs_source_get_ref(scene);
		}
	}
	obs_frontend_source_list_free(&scenes);
	return found;
}

} // namespace

SceneSwitch::SceneSwitch() : state_(std::make_shared<State>()) {}

SceneSwitch::~SceneSwitch() = default;

void SceneSwitch::showInstead(const std::string &name)
{
	onUiThread([state = state_, name] {
		if (!state->open) {
			return;
		}
		const OBSSourceAutoRelease scene = findScene(name);
		if (!scene) {
			writeLog(core::LogLevel::Warning, "there is no scene \"" + name + "\" to switch to");
			return;
		}
		const OBSSourceAutoRelease current = obs_frontend_get_current_scene();
		if (scene == current) {
			return; // the person is there already, and stays
		}
		state->before = obs_source_get_weak_source(current);
		state->instead = obs_source_get_weak_source(scene);
		obs_frontend_set_current_scene(scene);
	});
}

void SceneSwitch::showAsBefore()
{
	onUiThread([state = state_] {
		if (!state->open || !state->before) {
			return;
		}
		const OBSSourceAutoRelease before = obs_weak_source_get_source(state->before);
		const bool stands = state->isOnProgram(state->instead);
		state->forget();
		if (before && stands) {
			obs_frontend_set_current_scene(before);
		}
	});
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
	if (state_->before && !state_->isOnProgram(state_->instead)) {
		state_->forget();
	}
}

void SceneSwitch::close()
{
	state_->open = false;
	state_->forget();
}

} // namespace host
