#pragma once

#include "app/Application.hpp"
#include "app/CounterBoard.hpp"
#include "app/JournalKeeper.hpp"
#include "app/PictureKeeper.hpp"
#include "app/ReportKeeper.hpp"
#include "obs/DropPatience.hpp"
#include "obs/Hotkeys.hpp"
#include "obs/LoadMarks.hpp"
#include "obs/SceneSwitch.hpp"
#include "obs/Stage.hpp"
#include "obs/StreamPort.hpp"
#include "obs/TrayTeller.hpp"
#include "obs/VendorApi.hpp"
#include "paint/CounterPainter.hpp"

#include <obs-frontend-api.h>

#include <QTimer>

#include <functional>
#include <memory>

namespace ui {
class Dock;
class HostCueKeeper;
} // namespace ui

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
	void makeCue();
	void lookAround();
	void onUiThread(std::function<void()> task);
	void showDockOnce();
	void close();
	app::ApplicationEvents events();
	void makeReports();

	ObsStreamPort stream_;
	LoadMarks load_;
	DropPatience patience_;
	SceneSwitch scenes_;
	Stage stage_;
	app::PictureKeeper pictures_;
	paint::CounterPainter painter_;
	app::JournalKeeper journal_;
	app::CounterBoard board_;
	VendorApi vendor_;
	std::shared_ptr<app::Application> application_;
	std::shared_ptr<app::ReportKeeper> reports_;
	TrayTeller tray_;
	QTimer looking_; // at what OBS does not tell of; its event queue is the way to the UI thread
	std::unique_ptr<ui::HostCueKeeper> cue_;
	std::unique_ptr<Hotkeys> hotkeys_;
	ui::Dock *dock_ = nullptr; // OBS's main window owns it
	bool closed_ = false;
};

} // namespace host
