#pragma once

#include "app/DockView.hpp"
#include "show/RunEntry.hpp"
#include "ui/Text.hpp"

#include <QPointer>
#include <QWidget>

#include <memory>
#include <string>
#include <vector>

class QMenu;
class QPushButton;
class QToolButton;

namespace ui {

class MarkedLine;
class RunModel;
class RunPaste;
class RunTable;

// The run of show: where it is, and, folded away behind a button, the list to edit.
class RunPanel : public QWidget {
	Q_OBJECT

public:
	explicit RunPanel(const Text &text, QWidget *parent = nullptr);

	void display(const std::shared_ptr<const app::ShelfView> &view);
	// To be placed by the owner.
	QToolButton *button() const { return fold_; }
	QWidget *statusLine() const;

	// At the end of the list.
	void add(const std::string &sku, bool allVariants);
	// Nothing is asked of a person any more.
	void closeQuestions();

signals:
	void edited(const std::vector<show::RunEntry> &entries);
	void onAirWanted(const std::string &sku);
	void restartWanted();

private:
	QPushButton *button(const char *name, std::string_view key);
	void paste();
	void follow();
	void fold();

	Text text_;
	RunModel *model_;
	RunTable *table_;
	MarkedLine *status_;
	QToolButton *fold_;
	QPushButton *up_, *down_, *remove_, *clear_, *paste_, *copy_, *restart_;
	std::shared_ptr<const app::ShelfView> view_;
	QPointer<RunPaste> dialog_;
};

} // namespace ui
