#pragma once

#include "app/CueWish.hpp"
#include "app/Desk.hpp"
#include "core/Message.hpp"
#include "ui/HostCue.hpp"
#include "ui/Text.hpp"

#include <QObject>
#include <QPointer>
#include <QTimer>

#include <memory>

namespace ui {

// Opens and closes the host cue window, keeps it on its monitor, and brings it what the desk says.
//
// A monitor that is unplugged takes the window with it: then it stands as a window on what is there, so that it covers
// neither OBS nor the dock, and goes back by itself. What a person does with the window is remembered in the profile.
// Owned by the plugin, and destroyed at OBS's exit event; the desk outlives it. UI thread only.
class HostCueKeeper : public QObject {
	Q_OBJECT

public:
	// `beside`: OBS's main window, whose monitor is not covered unless a person chose it.
	HostCueKeeper(app::Desk &desk, core::Translator translate, const QWidget *beside);
	~HostCueKeeper() override;

	void wish(app::CueWish wish);
	// Another profile is open, or its settings were edited: as those say from now on.
	void follow();

	// What a person has to know of the window; empty: nothing.
	const core::Message &notice() const { return notice_; }
	HostCue *window() const { return window_.get(); }

signals:
	void noticeChanged(const core::Message &notice);

private:
	void open();
	void close();
	void place();
	void look();
	void onFullScreenWanted(bool full);
	void onMoved();
	void onClosed();
	void keepPlace();
	void keep();
	void say(core::Message notice);

	app::Desk &desk_;
	Text text_;
	QPointer<const QWidget> beside_;
	profile::CueSettings cue_;
	std::unique_ptr<HostCue> window_;
	std::shared_ptr<const app::ShelfView> shelf_;
	QTimer looking_;
	QTimer keeping_; // the window rests: its place is remembered
	QTimer placing_; // the monitors have changed
	bool displaced_ = false;
	bool placed_ = false; // `place` is done: what moves now is moved by a person
	core::Message notice_;
};

} // namespace ui
