#include "obs/SourceSwap.hpp"

#include <obs-frontend-api.h>

namespace host {

namespace {

constexpr const char *kNote = "liveshelf.shown";

// The scene on program: in studio mode OBS's copy of it.
OBSSourceAutoRelease sceneOnProgram()
{
	OBSSourceAutoRelease output = obs_get_output_source(0);
	if (output && obs_source_get_type(output) == OBS_SOURCE_TYPE_TRANSITION) {
		return obs_transition_get_active_source(output);
	}
	return output;
}

OBSSourceAutoRelease sceneCalled(const std::string &name)
{
	OBSSourceAutoRelease program = sceneOnProgram();
	if (name.empty() || (program && name == obs_source_get_name(program))) {
		return program;
	}
	return obs_get_source_by_name(name.c_str());
}

OBSSceneItem itemOf(obs_source_t *parent, std::int64_t id)
{
	obs_scene_t *scene = obs_group_or_scene_from_source(parent);
	return scene ? obs_scene_find_sceneitem_by_id(scene, id) : nullptr;
}

} // namespace

SourceSwap::~SourceSwap()
{
	forget();
}

SourceSwap::Outcome SourceSwap::show(const std::string &sceneName, const std::string &source)
{
	forget();
	const OBSSourceAutoRelease sceneSource = sceneCalled(sceneName);
	obs_scene_t *scene = obs_scene_from_source(sceneSource);
	if (!scene) {
		return Outcome::NoScene;
	}
	const OBSSceneItem item = obs_scene_find_source_recursive(scene, source.c_str());
	if (!item) {
		return Outcome::NoSource;
	}
	if (obs_sceneitem_visible(item)) {
		return Outcome::IsThere;
	}
	obs_sceneitem_set_visible(item, true);
	obs_source_t *parent = obs_scene_get_source(obs_sceneitem_get_scene(item));
	shown_ = std::make_unique<Shown>(onDecided_);
	shown_->scene = obs_source_get_weak_source(parent);
	shown_->item = obs_sceneitem_get_id(item);
	signal_handler_connect(obs_source_get_signal_handler(parent), "item_visible", onVisible, shown_.get());
	return Outcome::Done;
}

void SourceSwap::onVisible(void *data, calldata_t *call)
{
	auto *shown = static_cast<Shown *>(data);
	const auto *item = static_cast<const obs_sceneitem_t *>(calldata_ptr(call, "item"));
	if (obs_sceneitem_get_id(item) == shown->item) {
		shown->isTouched = true;
		shown->onDecided();
	}
}

bool SourceSwap::isDecided() const
{
	return shown_ && shown_->isTouched;
}

bool SourceSwap::takeBack()
{
	if (!shown_) {
		return false;
	}
	const bool touched = shown_->isTouched;
	const std::int64_t id = shown_->item;
	const OBSSourceAutoRelease parent = obs_weak_source_get_source(shown_->scene);
	forget();
	const OBSSceneItem item = parent && !touched ? itemOf(parent, id) : OBSSceneItem();
	if (item) {
		obs_sceneitem_set_visible(item, false);
	}
	return item;
}

// With its scene the signal goes by itself.
void SourceSwap::forget()
{
	if (!shown_) {
		return;
	}
	if (const OBSSourceAutoRelease parent = obs_weak_source_get_source(shown_->scene)) {
		signal_handler_disconnect(obs_source_get_signal_handler(parent), "item_visible", onVisible,
					  shown_.get());
	}
	shown_.reset();
}

void SourceSwap::write(obs_data_t *collection) const
{
	const OBSSourceAutoRelease parent =
		shown_ && !shown_->isTouched ? obs_weak_source_get_source(shown_->scene) : nullptr;
	if (!parent) {
		return;
	}
	const OBSDataAutoRelease note = obs_data_create();
	obs_data_set_string(note, "scene", obs_source_get_uuid(parent));
	obs_data_set_int(note, "item", shown_->item);
	obs_data_set_obj(collection, kNote, note);
}

void SourceSwap::read(obs_data_t *collection)
{
	const OBSDataAutoRelease note = obs_data_get_obj(collection, kNote);
	const char *scene = note ? obs_data_get_string(note, "scene") : "";
	const OBSSourceAutoRelease parent = obs_get_source_by_uuid(scene);
	if (const OBSSceneItem item = parent ? itemOf(parent, obs_data_get_int(note, "item")) : OBSSceneItem()) {
		obs_sceneitem_set_visible(item, false);
	}
}

} // namespace host
