#pragma once

#include "app/Reports.hpp"
#include "ui/Text.hpp"

#include <QWidget>

#include <cstdint>
#include <filesystem>
#include <memory>

class QMenu;
class QToolButton;

namespace ui {

class MarkedLine;

// The button with the latest shows' reports, and a line when a new one is there or one could not be made. Opening is
// the browser's. UI thread only.
class ReportBar : public QWidget {
	Q_OBJECT

public:
	explicit ReportBar(const Text &text, QWidget *parent = nullptr);

	void display(const std::shared_ptr<const app::ReportsView> &view);

signals:
	// A page, or the folder, is to be shown; answered by the dock with the system's program for it.
	void wanted(const std::filesystem::path &path);

private:
	void fillMenu();

	const Text &text_;
	QToolButton *button_;
	QMenu *menu_;
	MarkedLine *line_;
	std::shared_ptr<const app::ReportsView> view_;
};

} // namespace ui
