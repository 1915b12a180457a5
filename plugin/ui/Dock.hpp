#pragma once

#include "app/Desk.hpp"
#include "app/Reports.hpp"
#include "ui/Text.hpp"

#include <QPointer>
#include <QTimer>
#include <QWidget>

#include <filesystem>
#include <memory>
#include <string>

class QBoxLayout;

namespace ui {

class LinkGraph;
class MarkedLine;
class OtherOutputs;
class RateHistory;
class RatePanel;
class ReportBar;
class SettingsDialog;
class ShelfPanel;
class VerdictPanel;

// The dock: how the stream is above, what the shelf holds below (side by side in a wide, low dock).
//
// Looks at the desk a few times a second while it is visible and shows what is new. Owned by OBS's main window, which
// destroys it after the plugin's parts are gone: `detach` must be called at OBS's exit event, and from then on the
// desk is not touched. UI thread only.
class Dock : public QWidget {
	Q_OBJECT

public:
	Dock(app::Desk &desk, core::Translator translate, QWidget *parent = nullptr);
	~Dock() override;

	// Whose reports can be opened; may stay null.
	void setReports(std::shared_ptr<const app::Reports> reports) { reports_ = std::move(reports); }
	void detach();
	// Settings and questions that are open: another profile is about to be opened, and they are not about its
	// shops.
	void closeDialogs();
	// What a person has to know of the host cue window; empty: nothing.
	void sayOfCue(const core::Message &notice);
	void sayOfTray(const core::Message &notice);

	QSize sizeHint() const override;

protected:
	void showEvent(QShowEvent *event) override;
	void hideEvent(QHideEvent *event) override;
	void resizeEvent(QResizeEvent *event) override;

private:
	QWidget *makeStreamHalf();
	void connectActions();
	void connectShow();
	void refresh();
	void setBitrate(rate::RateAct act);
	void setOnAir(const std::string &sku);
	void showRefusal(const core::Expected<void> &done);
	void openSettings();
	static void openPath(const std::filesystem::path &path);

	app::Desk *desk_;
	Text text_;
	QTimer timer_;
	std::shared_ptr<const app::StreamView> stream_;
	std::shared_ptr<const app::ShelfView> shelf_;
	std::shared_ptr<const app::RobotsView> robots_;
	std::shared_ptr<const app::Reports> reports_;
	std::shared_ptr<const app::SoundView> sound_;

	VerdictPanel *verdict_;
	RatePanel *rate_;
	OtherOutputs *others_;
	LinkGraph *graph_;
	MarkedLine *signals_;
	RateHistory *changes_;
	ShelfPanel *shelfPanel_;
	ReportBar *reportBar_;
	QBoxLayout *halves_;
	QPointer<SettingsDialog> dialog_;
};

} // namespace ui
