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
class ConnectionLights;
class MarkedLine;
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
	// Nothing is asked of a person any more.
	void closeQuestions();

signals:
	void acknowledged(std::uint64_t alertId);
	void onAirWanted(const std::string &sku); // empty: nothing
	void actWanted(const app::ActWish &wish); // confirmed
	void undoWanted(std::uint64_t actId);
	void settingsWanted();

private:
	void askUndo(std::uint64_t actId);
	QWidget *makeOnAirRow();
	QWidget *makeBottomRow();
	void connectActs();
	void displayOnAir(const app::ShelfView &view);

	Text text_;
	StockModel *model_;
	MarkedLine *rehearsal_;
	ConnectionLights *lights_;
	MarkedLine *feed_;
	MarkedLine *push_;
	MarkedLine *notice_;
	AlertBanner *alerts_;
	MarkedLine *onAir_;
	QPushButton *offAir_;
	MarkedLine *refusal_;
	ActNews *actNews_;
	StockTable *table_;
	QPushButton *settings_;
	AlertHistory *history_;
	ActHistory *acts_;
	ActMenu *menu_;
};

} // namespace ui
