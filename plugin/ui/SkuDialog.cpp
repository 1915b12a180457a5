#include "ui/SkuDialog.hpp"

#include "ui/CatalogueModel.hpp"
#include "ui/FlowLayout.hpp"
#include "ui/OkCancel.hpp"
#include "ui/ShopWords.hpp"

#include <QDialogButtonBox>
#include <QHeaderView>
#include <QKeyEvent>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QScrollBar>
#include <QSortFilterProxyModel>
#include <QTableView>
#include <QVBoxLayout>

#include <memory>
#include <utility>

namespace ui {

SkuDialog::SkuDialog(const Text &text, commerce::ShopSettings shop, QWidget *parent)
	: QDialog(parent), text_(text), shop_(std::move(shop)), shown_(new QSortFilterProxyModel(this)),
	  filter_(new QLineEdit(this)), table_(new QTableView(this)), hint_(new QLabel(this)), count_(new QLabel(this))
{
	setObjectName("LiveShelfSkus");
	setWindowTitle(text("Settings.Skus.Title", {{"shop", nameOf(shop_, text)}}));
	setAccessibleName(windowTitle());
	hint_->setObjectName("Hint");
	hint_->setWordWrap(true);
	hint_->setTextFormat(Qt::PlainText);
	filter_->setObjectName("Filter");
	filter_->setPlaceholderText(text("Settings.Skus.Filter"));
	filter_->setAccessibleName(text("Settings.Skus.Filter"));
	count_->setObjectName("Count");
	count_->setWordWrap(true);
	shown_->setFilterKeyColumn(-1); // code, name and row alike
	shown_->setFilterCaseSensitivity(Qt::CaseInsensitive);
	makeTable();

	QDialogButtonBox *buttons = okAndCancel(text, *this);
	for (QPushButton *button : buttons->findChildren<QPushButton *>()) {
		button->setAutoDefault(false);
	}
	connect(filter_, &QLineEdit::textChanged, shown_, &QSortFilterProxyModel::setFilterFixedString);

	auto *column = new QVBoxLayout(this);
	column->addWidget(hint_);
	column->addWidget(filter_);
	column->addWidget(table_, 1);
	column->addWidget(makeTicks());
	column->addWidget(buttons);
	display();
	filter_->setFocus();
	resize(fontMetrics().averageCharWidth() * 80, fontMetrics().height() * 30);
}

void SkuDialog::offer(const std::shared_ptr<const app::Catalogue::Titles> &titles)
{
	const bool typing = table_->isPersistentEditorOpen(table_->currentIndex()); // true of any editor
	if (typing || titles == titles_ || titles->empty()) {
		return;
	}
	if (*titles == *std::exchange(titles_, titles)) {
		return;
	}
	model_->store(shop_); // what was changed meanwhile
	const QModelIndex current = shown_->mapToSource(table_->currentIndex());
	const std::string sku = current.isValid() ? model_->skuAt(current.row()) : std::string();
	const int scrolled = table_->verticalScrollBar()->value();
	display();
	if (const int row = model_->rowOf(sku); row >= 0) {
		table_->setCurrentIndex(shown_->mapFromSource(model_->index(row, current.column())));
	}
	table_->verticalScrollBar()->setValue(scrolled);
}

void SkuDialog::display()
{
	hint_->setText(text_(titles_->empty() ? "Settings.Skus.NotReadYet" : "Settings.Skus.Hint"));
	const std::unique_ptr<CatalogueModel> before(model_);
	model_ = new CatalogueModel(text_, *titles_, shop_, this);
	shown_->setSourceModel(model_);
	table_->horizontalHeader()->setSectionResizeMode(CatalogueModel::Title, QHeaderView::Stretch);
	table_->setColumnWidth(CatalogueModel::Sku, fontMetrics().averageCharWidth() * 24);
	table_->setColumnWidth(CatalogueModel::Row, fontMetrics().averageCharWidth() * 20);
	connect(model_, &CatalogueModel::tickedChanged, this, &SkuDialog::count);
	count();
}

// Enter ends a search or an edit, not the dialog.
void SkuDialog::keyPressEvent(QKeyEvent *event)
{
	if (event->key() != Qt::Key_Return && event->key() != Qt::Key_Enter) {
		QDialog::keyPressEvent(event);
	}
}

void SkuDialog::makeTable()
{
	table_->setObjectName("Catalogue");
	table_->setAccessibleName(windowTitle());
	table_->setModel(shown_);
	table_->setSelectionBehavior(QAbstractItemView::SelectRows);
	table_->setSelectionMode(QAbstractItemView::SingleSelection);
	table_->setEditTriggers(QAbstractItemView::DoubleClicked | QAbstractItemView::EditKeyPressed);
	table_->setTabKeyNavigation(false);
	table_->setWordWrap(false);
	table_->setShowGrid(false);
	table_->setCornerButtonEnabled(false);
	table_->verticalHeader()->hide();
	table_->verticalHeader()->setSectionResizeMode(QHeaderView::Fixed);
	table_->verticalHeader()->setDefaultSectionSize(fontMetrics().height() * 3 / 2);
	table_->horizontalHeader()->setHighlightSections(false);
}

QWidget *SkuDialog::makeTicks()
{
	auto *whole = new QWidget(this);
	auto *flow = new FlowLayout(whole);
	flow->setContentsMargins(0, 0, 0, 0);
	count_->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Minimum);
	flow->addWidget(count_);
	for (const auto &[key, name, ticked] : {std::tuple("Settings.Skus.TickShown", "TickShown", true),
						std::tuple("Settings.Skus.UntickShown", "UntickShown", false)}) {
		auto *button = new QPushButton(text_(key), whole);
		button->setObjectName(QString::fromLatin1(name));
		button->setAccessibleName(plainName(text_(key)));
		button->setAutoDefault(false);
		connect(button, &QPushButton::clicked, this, [this, tick = ticked] { tickShown(tick); });
		flow->addWidget(button);
	}
	return whole;
}

void SkuDialog::tickShown(bool ticked)
{
	std::vector<int> rows;
	for (int row = 0; row < shown_->rowCount(); ++row) {
		rows.push_back(shown_->mapToSource(shown_->index(row, 0)).row());
	}
	model_->tick(rows, ticked);
}

void SkuDialog::count()
{
	const QString all = text_.number(model_->rowCount());
	count_->setText(model_->ticked() == 0 ? text_("Settings.Skus.CountAll", {{"count", all}})
					      : text_("Settings.Skus.Count",
						      {{"ticked", text_.number(static_cast<qint64>(model_->ticked()))},
						       {"count", all}}));
}

void SkuDialog::store(commerce::ShopSettings &shop) const
{
	model_->store(shop);
}

} // namespace ui
