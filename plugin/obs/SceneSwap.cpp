#include "obs/SceneSwap.hpp"

#include <obs-frontend-api.h>

namespace host {

namespace {

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

SceneSwap::Outcome SceneSwap::show(const std::string &name)
{
	const OBSSourceAutoRelease scene = findScene(name);
	if (!scene) {
		return Outcome::NoScene;
	}
	const OBSSourceAutoRelease current = obs_frontend_get_current_scene();
	if (scene == current) {
		return Outcome::IsThere;
	}
	before_ = obs_source_get_weak_source(current);
	instead_ = obs_source_get_weak_source(scene);
	obs_frontend_set_current_scene(scene);
	return Outcome::Done;
}

bool SceneSwap::takeBack()
{
	const OBSSourceAutoRelease before = obs_weak_source_get_source(before_);
	const bool mayReturn = before && stands();
	forget();
	if (mayReturn) {
		obs_frontend_set_current_scene(before);
	}
	return mayReturn;
}

bool SceneSwap::stands() const
{
	const OBSSourceAutoRelease current = obs_frontend_get_current_scene();
	return obs_weak_source_references_source(instead_, current);
}

bool SceneSwap::onSceneChanged()
{
	const bool decided = isAway() && !stands();
	if (decided) {
		forget();
	}
	return decided;
}

void SceneSwap::forget()
{
	before_ = nullptr;
	instead_ = nullptr;
}

} // namespace host
