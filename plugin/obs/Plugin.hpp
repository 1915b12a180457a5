#pragma once

#include "app/Application.hpp"
#include "app/CounterBoard.hpp"
#include "app/JournalKeeper.hpp"
#include "obs/DropPatience.hpp"
#include "obs/Hotkeys.hpp"
#include "obs/LoadMarks.hpp"
#include "obs/SceneSwitch.hpp"
#include "obs/StreamPort.hpp"
#include "obs/VendorApi.hpp"
#include "paint/CounterPainter.hpp"

#include <obs-frontend-api.h>

#include <memory>

namespace ui {
class Dock;
}

namespace host {

// LiveShelf inside OBS, from module load to module unload: builds everything, passes OBS's events on, and takes
// everything down at EXIT, after which the frontend may not be called any more. UI thread.
class Plugin {
public:
	Plugin();
	~Plugin();
	Plugin(const Plugin &) = delete;
	Plugin &operator=(const Plugin &) = delete;

	// All modules are loaded: obs-websocket can be found now.
	void postLoad();

private:
	static void onFrontendEvent(obs_frontend_event event, void *data);
	void handle(obs_frontend_event event);
	void openProfile();
	void extendPatience();
	void attachStream();
	void makeDock();
	void showDockOnce();
	void close();
	app::ApplicationEvents events();

	ObsStreamPort stream_;
	LoadMarks load_;
	DropPatience patience_;
	SceneSwitch scenes_;
	paint::CounterPainter painter_;
	app::JournalKeeper journal_;
	app::CounterBoard board_;
	VendorApi vendor_;
	std::shared_ptr<app::Application> application_;
	std::unique_ptr<Hotkeys> hotkeys_;
	ui::Dock *dock_ = nullptr; // OBS's main window owns it
	bool closed_ = false;
};

} // namespace host
