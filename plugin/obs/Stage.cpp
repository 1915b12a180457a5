#include "obs/Stage.hpp"

#include "obs/Guard.hpp"
#include "obs/SceneSwap.hpp"
#include "obs/SourceSwap.hpp"
#include "obs/UiTask.hpp"

#include <obs-frontend-api.h>

#include <QEvent>
#include <QMainWindow>

#include <algorithm>
#include <utility>

namespace host {

using show::StageNews;
using show::StageOrder;
using What = show::StageNews::What;

// UI thread only.
struct Stage::State {
	State(const SceneSwitch &bitrateScene, std::function<void()> onDecided)
		: floor(bitrateScene), source(std::move(onDecided))
	{
	}

	void tell(std::uint64_t act, What what, core::Message why = {}) const
	{
		if (listener) {
			listener({act, what, std::move(why)});
		}
	}

	void switchScene(const StageOrder &order)
	{
		if (floor.isAway()) {
			return tell(order.act, What::Refused, {"Auto.Why.FloorScene", {}, {}});
		}
		switch (scene.show(order.scene)) {
		case SceneSwap::Outcome::NoScene:
			return tell(order.act, What::Refused, {"Auto.Why.NoScene", {{"scene", order.scene}}, {}});
		case SceneSwap::Outcome::IsThere:
			return tell(order.act, What::Refused, {"Auto.Why.SceneIsThere", {}, {}});
		case SceneSwap::Outcome::Done:
			break;
		}
		sceneAct = order.act;
		tell(order.act, What::Done);
	}

	void showSource(const StageOrder &order)
	{
		switch (source.show(order.scene, order.source)) {
		case SourceSwap::Outcome::NoScene:
			return tell(order.act, What::Refused, {"Auto.Why.NoScene", {{"scene", order.scene}}, {}});
		case SourceSwap::Outcome::NoSource:
			return tell(order.act, What::Refused,
				    {order.scene.empty() ? "Auto.Why.NoSourceLive" : "Auto.Why.NoSource",
				     {{"source", order.source}, {"scene", order.scene}},
				     {}});
		case SourceSwap::Outcome::IsThere:
			return tell(order.act, What::Refused, {"Auto.Why.SourceIsThere", {}, {}});
		case SourceSwap::Outcome::Done:
			break;
		}
		sourceAct = order.act;
		tell(order.act, What::Done);
	}

	void switchBack(core::Message why = {})
	{
		const bool done = scene.takeBack();
		tell(std::exchange(sceneAct, 0), done ? What::TakenBack : What::PersonDecided, std::move(why));
	}

	void hideSource(core::Message why = {})
	{
		const bool done = source.takeBack();
		tell(std::exchange(sourceAct, 0), done ? What::TakenBack : What::PersonDecided, std::move(why));
	}

	void perform(const StageOrder &order)
	{
		switch (order.what) {
		case StageOrder::What::SwitchScene:
			return switchScene(order);
		case StageOrder::What::ShowSource:
			return showSource(order);
		case StageOrder::What::SwitchBack:
			return order.act == sceneAct ? switchBack() : void();
		case StageOrder::What::HideSource:
			return order.act == sourceAct ? hideSource() : void();
		}
	}

	const SceneSwitch &floor;
	bool open = true;
	std::function<void(const StageNews &)> listener;
	SceneSwap scene;
	SourceSwap source;
	std::uint64_t sceneAct = 0; // zero: none
	std::uint64_t sourceAct = 0;
};

Stage::Stage(const SceneSwitch &floor) : state_(std::make_shared<State>(floor, [this] { onDecided(); }))
{
	obs_frontend_add_save_callback(onSave, state_.get());
}

// On whichever thread the person's hand came by.
void Stage::onDecided()
{
	onUiThread("stage", [held = std::weak_ptr(state_)] {
		const auto state = held.lock();
		if (state && state->open && state->source.isDecided()) {
			state->hideSource();
		}
	});
}

Stage::~Stage()
{
	close();
}

void Stage::perform(const StageOrder &order)
{
	onUiThread("stage", [state = state_, order] {
		if (state->open) {
			state->perform(order);
		}
	});
}

void Stage::listen(std::function<void(const StageNews &)> listener)
{
	state_->listener = std::move(listener);
}

std::vector<std::string> Stage::sources() const
{
	std::vector<std::string> names;
	if (state_->open) {
		obs_enum_sources(
			[](void *data, obs_source_t *source) {
				if (obs_source_get_output_flags(source) & OBS_SOURCE_VIDEO) {
					static_cast<std::vector<std::string> *>(data)->emplace_back(
						obs_source_get_name(source));
				}
				return true;
			},
			&names);
		std::ranges::sort(names);
	}
	return names;
}

void Stage::watchWindow()
{
	if (auto *window = static_cast<QMainWindow *>(obs_frontend_get_main_window())) {
		window->installEventFilter(this);
	}
}

// OBS saves its scenes when its window is asked to close, before it tells anybody that it ends.
bool Stage::eventFilter(QObject *watched, QEvent *event)
{
	if (event->type() == QEvent::Close) {
		guarded("stage", [this] { takeBack(); });
	}
	return QObject::eventFilter(watched, event);
}

void Stage::onSceneChanged()
{
	if (state_->scene.onSceneChanged()) {
		state_->tell(std::exchange(state_->sceneAct, 0), What::PersonDecided);
	}
}

void Stage::takeBack()
{
	if (!state_->open) {
		return;
	}
	if (state_->sceneAct != 0) {
		state_->switchBack({"Auto.Why.ScenesGo", {}, {}});
	}
	if (state_->sourceAct != 0) {
		state_->hideSource({"Auto.Why.ScenesGo", {}, {}});
	}
}

void Stage::close()
{
	if (std::exchange(state_->open, false)) {
		obs_frontend_remove_save_callback(onSave, state_.get());
		state_->scene.forget();
		state_->source.takeBack();
	}
}

void Stage::onSave(obs_data_t *collection, bool saving, void *data)
{
	guarded("stage", [&] {
		auto *state = static_cast<State *>(data);
		if (saving) {
			state->source.write(collection);
		} else {
			SourceSwap::read(collection);
		}
	});
}

} // namespace host
