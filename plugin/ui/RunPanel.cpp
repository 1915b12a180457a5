#include "ui/RunPanel.hpp"

#include "show/RunText.hpp"
#include "ui/FlowLayout.hpp"
#include "ui/MarkedLine.hpp"
#include "ui/RunModel.hpp"
#include "ui/RunPaste.hpp"
#include "ui/RunTable.hpp"
#include "ui/RunWords.hpp"

#include <QClipboard>
#include <QGuiApplication>
#include <QPushButton>
#include <QToolButton>
#include <QVBoxLayout>

#include <algorithm>

namespace ui {

RunPanel::RunPanel(const Text &text, QWidget *parent)
	: QWidget(parent), text_(text), model_(new RunModel(text, this)), table_(new RunTable(text, *model_, this)),
	  status_(new MarkedLine("runStatus", MarkedLine::Frame::Aligned, parent)), fold_(new QToolButton(this))
{
	fold_->setObjectName("runFold");
	fold_->setCheckable(true);
	fold_->setFocusPolicy(Qt::StrongFocus);
	fold_->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
	auto *buttons = new QWidget(this);
	auto *flow = new FlowLayout(buttons);
	flow->setContentsMargins(0, 0, 0, 0);
	up_ = button("runUp", "Run.Up");
	down_ = button("runDown", "Run.Down");
	remove_ = button("runRemove", "Run.Remove");
	clear_ = button("runClear", "Run.Clear");
	paste_ = button("runPaste", "Run.Paste");
	copy_ = button("runCopy", "Run.Copy");
	restart_ = button("runRestart", "Run.Restart");
	for (QPushButton *one : {up_, down_, remove_, clear_, paste_, copy_, restart_}) {
		flow->addWidget(one);
	}
	auto *column = new QVBoxLayout(this);
	column->setContentsMargins(0, 0, 0, 0);
	column->addWidget(table_);
	column->addWidget(buttons);

	connect(model_, &RunModel::edited, this, &RunPanel::edited);
	connect(table_, &RunTable::onAirWanted, this, &RunPanel::onAirWanted);
	connect(fold_, &QToolButton::toggled, this, &RunPanel::fold);
	connect(up_, &QPushButton::clicked, this, [this] { table_->moveChosen(-1); });
	connect(down_, &QPushButton::clicked, this, [this] { table_->moveChosen(1); });
	connect(remove_, &QPushButton::clicked, this, [this] { table_->removeChosen(); });
	connect(clear_, &QPushButton::clicked, model_, &RunModel::clear);
	connect(paste_, &QPushButton::clicked, this, &RunPanel::paste);
	connect(copy_, &QPushButton::clicked, this, [this] {
		QGuiApplication::clipboard()->setText(QString::fromStdString(show::writeRunText(model_->entries())));
	});
	connect(restart_, &QPushButton::clicked, this, &RunPanel::restartWanted);
	connect(table_->selectionModel(), &QItemSelectionModel::selectionChanged, this, &RunPanel::follow);
	for (const auto signal : {&RunModel::rowsInserted, &RunModel::rowsRemoved}) {
		connect(model_, signal, this, &RunPanel::follow);
	}
	connect(model_, &RunModel::rowsMoved, this, &RunPanel::follow);
	connect(model_, &RunModel::modelReset, this, &RunPanel::follow);
	follow();
	fold();
}

QPushButton *RunPanel::button(const char *name, std::string_view key)
{
	auto *made = new QPushButton(text_(key), this);
	made->setObjectName(QString::fromLatin1(name));
	made->setAccessibleName(plainName(made->text()));
	return made;
}

QWidget *RunPanel::statusLine() const
{
	return status_;
}

void RunPanel::display(const std::shared_ptr<const app::ShelfView> &view)
{
	view_ = view;
	const show::RunView &run = view->show.run;
	model_->display(run);
	status_->say(runWords(run, text_), run.onAir ? Shape::Dot : Shape::Dash,
		     run.onAir ? Tone::Accent : Tone::Quiet);
	restart_->setEnabled(run.place.has_value());
}

void RunPanel::add(const std::string &sku, bool allVariants)
{
	model_->add(sku, allVariants);
	fold_->setChecked(true);
	table_->choose(model_->rowCount() - 1);
}

void RunPanel::paste()
{
	delete dialog_;
	dialog_ = new RunPaste(
		text_,
		[this](const std::string &sku) {
			return view_ && std::ranges::find(view_->rows, sku, &app::StockRow::sku) != view_->rows.end();
		},
		this);
	dialog_->setAttribute(Qt::WA_DeleteOnClose);
	connect(dialog_, &RunPaste::entered, model_, qOverload<const std::vector<show::RunEntry> &>(&RunModel::add));
	dialog_->show();
}

void RunPanel::closeQuestions()
{
	delete dialog_;
}

// What the buttons can do to the list, and how long it is.
void RunPanel::follow()
{
	const int row = table_->chosen();
	const int count = model_->rowCount();
	up_->setEnabled(row > 0);
	down_->setEnabled(row >= 0 && row + 1 < count);
	remove_->setEnabled(row >= 0);
	clear_->setEnabled(count > 0);
	copy_->setEnabled(count > 0);
	const QString word = text_("Run.Fold", {{"count", text_.number(count)}});
	fold_->setText(word);
	fold_->setAccessibleName(plainName(word));
	table_->updateGeometry();
}

void RunPanel::fold()
{
	fold_->setArrowType(fold_->isChecked() ? Qt::DownArrow : Qt::RightArrow);
	setVisible(fold_->isChecked());
}

} // namespace ui
