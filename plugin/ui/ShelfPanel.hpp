#pragma once

#include "app/DockView.hpp"
#include "ui/Text.hpp"

#include <QWidget>

#include <cstdint>
#include <memory>
#include <string>

class QPushButton;

namespace ui {

class ActHistory;
class ActMenu;
class ActNews;
class AlertBanner;
class AlertHistory;
class AutomationPanel;
class ConnectionLights;
class MarkedLine;
class RunPanel;
class SnoozeLine;
class StockModel;
class StockTable;

// The dock's lower half: how the shops are, what warns, what is on air, and the stock table.
class ShelfPanel : public QWidget {
	Q_OBJECT

public:
	explicit ShelfPanel(const Text &text, QWidget *parent = nullptr);

	void display(const std::shared_ptr<const app::ShelfView> &view);
	// Why the last wish was not granted; empty: it was.
	void showRefusal(const core::Message &why);
	// Which robot does not take messages; empty: all do.
	void showRobots(const core::Message &notice);
	// Nothing is asked of a person any more.
	void closeQuestions();
	// What is off with the host cue window, the sound, the tray; empty: nothing.
	void sayOfCue(const core::Message &notice);
	void sayOfSound(const core::Message &notice);
	void sayOfTray(const core::Message &notice);

signals:
	void acknowledged(std::uint64_t alertId);
	void snoozed(std::uint64_t alertId);
	void snoozeEnded(const std::string &sku);
	void onAirWanted(const std::string &sku); // empty: nothing
	void actWanted(const app::ActWish &wish); // confirmed
	void undoWanted(std::uint64_t actId);
	void settingsWanted();
	void hostCueWanted();
	void stepWanted(int by);

public:
	// With wishes of their own.
	RunPanel *run() const { return run_; }
	AutomationPanel *automations() const { return automations_; }

private:
	void askUndo(std::uint64_t actId);
	QWidget *makeOnAirRow();
	QWidget *makeBottomRow();
	void connectActs();
	void displayOnAir(const app::ShelfView &view);
	QString titleOf(const std::string &sku) const;

	Text text_;
	StockModel *model_;
	MarkedLine *rehearsal_;
	ConnectionLights *lights_;
	MarkedLine *feed_;
	MarkedLine *push_;
	MarkedLine *notice_;
	MarkedLine *robots_;
	MarkedLine *cueNews_;
	MarkedLine *soundNews_;
	MarkedLine *trayNews_;
	AlertBanner *alerts_;
	SnoozeLine *snoozes_;
	MarkedLine *onAir_;
	QPushButton *previous_, *next_;
	QPushButton *offAir_;
	MarkedLine *refusal_;
	ActNews *actNews_;
	AutomationPanel *automations_;
	StockTable *table_;
	QPushButton *settings_;
	QPushButton *cue_;
	AlertHistory *history_;
	ActHistory *acts_;
	ActMenu *menu_;
	RunPanel *run_;
};

} // namespace ui
