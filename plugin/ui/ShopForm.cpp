#include "ui/ShopForm.hpp"

#include "ui/Form.hpp"
#include "ui/HeaderEditor.hpp"

#include <QComboBox>
#include <QDoubleSpinBox>
#include <QFileDialog>
#include <QHBoxLayout>
#include <QLineEdit>
#include <QPushButton>
#include <QSpinBox>
#include <QToolButton>
#include <QVBoxLayout>

namespace ui {

ShopForm::ShopForm(const Text &text, const commerce::ShopSettings &settings, QWidget *parent)
	: QGroupBox(text("Settings.Shop"), parent), text_(text), form_(new Form(text))
{
	auto *column = new QVBoxLayout(this);
	column->addLayout(form_);

	kind_ = form_->add("Settings.Kind", new QComboBox);
	kind_->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon); // may shrink on a small screen
	kind_->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
	kind_->addItem(text("Settings.Kind.Rehearsal"), static_cast<int>(commerce::ShopKind::Rehearsal));
	kind_->addItem(text("Settings.Kind.JsonFeed"), static_cast<int>(commerce::ShopKind::JsonFeed));
	kind_->addItem(text("Settings.Kind.File"), static_cast<int>(commerce::ShopKind::File));
	kind_->setCurrentIndex(kind_->findData(static_cast<int>(settings.kind)));
	rehearsalHint_ = form_->addHint("Settings.Kind.Rehearsal.Hint");
	url_ = form_->add("Settings.Url", new QLineEdit(QString::fromStdString(settings.url)));
	url_->setPlaceholderText(QStringLiteral("https://"));
	headers_ = form_->add("Settings.Headers", new HeaderEditor(text));
	headers_->setFocusPolicy(Qt::NoFocus); // its lines take the focus themselves
	headers_->load(settings.headerNames);
	addFileRow(settings.path);
	pollEvery_ = form_->addWhole("Settings.PollEvery", 1, 600, "Settings.Unit.Seconds");
	pollEvery_->setValue(static_cast<int>(settings.pollEvery.seconds()));
	speed_ = form_->addTenths("Settings.Speed", 1, 20, "Settings.Unit.Times");
	speed_->setValue(settings.rehearsalSpeed);
	addMapping(settings.mapping);
	column->addWidget(advanced_, 0, Qt::AlignLeft);
	column->addWidget(mapping_);

	connect(kind_, &QComboBox::currentIndexChanged, this, &ShopForm::showWhatApplies);
	connect(advanced_, &QToolButton::toggled, this, &ShopForm::showWhatApplies);
	showWhatApplies();
}

void ShopForm::addFileRow(const std::string &path)
{
	file_ = new QWidget;
	path_ = new QLineEdit(QString::fromStdString(path), file_);
	auto *browseButton = new QPushButton(text_("Settings.Browse"), file_);
	browseButton->setObjectName("Browse");
	browseButton->setAccessibleName(plainName(text_("Settings.Browse")));
	browseButton->setAutoDefault(false);
	auto *row = new QHBoxLayout(file_);
	row->setContentsMargins(0, 0, 0, 0);
	row->addWidget(path_, 1);
	row->addWidget(browseButton);
	form_->add("Settings.File", file_);
	file_->setFocusPolicy(Qt::NoFocus);
	file_->setFocusProxy(path_);
	path_->setObjectName("Path");
	path_->setAccessibleName(file_->accessibleName());
	connect(browseButton, &QPushButton::clicked, this, &ShopForm::browse);
}

// Where the figures are in a document: most feeds need none of it, so it is folded away.
void ShopForm::addMapping(const commerce::FeedMapping &mapping)
{
	advanced_ = new QToolButton(this);
	advanced_->setObjectName("Advanced");
	advanced_->setText(text_("Settings.Advanced"));
	advanced_->setAccessibleName(plainName(text_("Settings.Advanced")));
	advanced_->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
	advanced_->setCheckable(true);
	advanced_->setFocusPolicy(Qt::StrongFocus);
	mapping_ = new QWidget(this);
	auto *fields = new Form(text_);
	fields->setContentsMargins(0, 0, 0, 0);
	mapping_->setLayout(fields);
	fields->addHint("Settings.Mapping.Hint");
	for (const auto &[key, part] : {std::pair("Settings.Mapping.Items", &commerce::FeedMapping::items),
					std::pair("Settings.Mapping.Sku", &commerce::FeedMapping::sku),
					std::pair("Settings.Mapping.Title", &commerce::FeedMapping::title),
					std::pair("Settings.Mapping.Variant", &commerce::FeedMapping::variant),
					std::pair("Settings.Mapping.Available", &commerce::FeedMapping::available),
					std::pair("Settings.Mapping.Updated", &commerce::FeedMapping::updated)}) {
		pointers_.push_back({part, fields->add(key, new QLineEdit(QString::fromStdString(mapping.*part)))});
	}
}

commerce::ShopKind ShopForm::kind() const
{
	return static_cast<commerce::ShopKind>(kind_->currentData().toInt());
}

void ShopForm::showWhatApplies()
{
	const bool rehearsal = kind() == commerce::ShopKind::Rehearsal;
	const bool feed = kind() == commerce::ShopKind::JsonFeed;
	const bool file = kind() == commerce::ShopKind::File;
	form_->setRowVisible(rehearsalHint_, rehearsal);
	form_->setRowVisible(speed_, rehearsal);
	form_->setRowVisible(url_, feed);
	form_->setRowVisible(headers_, feed);
	form_->setRowVisible(pollEvery_, feed);
	form_->setRowVisible(file_, file);
	advanced_->setVisible(!rehearsal);
	advanced_->setArrowType(advanced_->isChecked() ? Qt::DownArrow : Qt::RightArrow);
	mapping_->setVisible(!rehearsal && advanced_->isChecked());
}

void ShopForm::browse()
{
	auto *chooser = new QFileDialog(this, text_("Settings.Browse.Title"), path_->text(),
					text_("Settings.Browse.Filter") + QStringLiteral(" (*.json *.csv)"));
	chooser->setAttribute(Qt::WA_DeleteOnClose);
	chooser->setFileMode(QFileDialog::ExistingFile);
	connect(chooser, &QFileDialog::fileSelected, path_, &QLineEdit::setText);
	chooser->open();
}

void ShopForm::store(commerce::ShopSettings &settings) const
{
	settings.kind = kind();
	settings.url = url_->text().trimmed().toStdString();
	settings.headerNames = headers_->names();
	settings.path = path_->text().trimmed().toStdString();
	if (isChanged(*pollEvery_, settings.pollEvery.seconds())) {
		settings.pollEvery = core::Duration::seconds(pollEvery_->value());
	}
	if (isChanged(*speed_, settings.rehearsalSpeed)) {
		settings.rehearsalSpeed = speed_->value();
	}
	for (const Pointer &pointer : pointers_) {
		settings.mapping.*pointer.part = pointer.field->text().trimmed().toStdString();
	}
}

std::map<std::string, std::string> ShopForm::headerValues() const
{
	return headers_->values();
}

} // namespace ui
