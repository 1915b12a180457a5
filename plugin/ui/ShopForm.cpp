#include "ui/ShopForm.hpp"

#include "commerce/UrlText.hpp"
#include "ui/CopyField.hpp"
#include "ui/FileField.hpp"
#include "ui/Form.hpp"
#include "ui/HeaderEditor.hpp"
#include "ui/LocationPicker.hpp"
#include "ui/MappingForm.hpp"
#include "ui/MarkedLine.hpp"
#include "ui/ProbePanel.hpp"
#include "ui/SecretFields.hpp"
#include "ui/ShopKindLook.hpp"

#include <QComboBox>
#include <QDoubleSpinBox>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QSignalBlocker>
#include <QSpinBox>
#include <QVBoxLayout>

namespace ui {

ShopForm::ShopForm(const Text &text, QWidget *parent)
	: QGroupBox(text("Settings.Shop"), parent), text_(text), form_(new Form(text))
{
	auto *column = new QVBoxLayout(this);
	column->addLayout(form_);
	addFields();
	addLowerPart();
	connect(kind_, &QComboBox::currentIndexChanged, this, [this] {
		locations_->load({}); // another system knows none of them
		showWhatApplies();
		emit renamed();
	});
	connect(name_, &QLineEdit::textChanged, this, &ShopForm::renamed);
	connect(url_, &QLineEdit::textChanged, this, &ShopForm::renamed);
	connect(url_, &QLineEdit::textChanged, this, &ShopForm::warnOfUrl);
	outdateProbe();
	showWhatApplies();
}

ShopForm::~ShopForm() = default;

void ShopForm::addFields()
{
	kind_ = form_->add("Settings.Kind", new QComboBox);
	kind_->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon); // may shrink on a small screen
	kind_->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
	for (const ShopKindLook &look : shopKinds()) {
		kind_->addItem(text_(look.word), static_cast<int>(look.kind));
	}
	hint_ = form_->addHint("Settings.Kind.Rehearsal.Hint");
	name_ = form_->add("Settings.ShopName", new QLineEdit);
	url_ = form_->add("Settings.Url", new QLineEdit);
	urlWarning_ = new MarkedLine("UrlWarning", MarkedLine::Frame::None, this);
	form_->addRow(urlWarning_);
	account_ = form_->add("Settings.Account", new QLineEdit);
	secrets_ = std::make_unique<SecretFields>(*form_, text_);
	headers_ = form_->add("Settings.Headers", new HeaderEditor(text_));
	headers_->setFocusPolicy(Qt::NoFocus); // its lines take the focus themselves
	file_ = form_->add("Settings.File", new FileField(text_));
	file_->nameLine();
	pollEvery_ = form_->addWhole("Settings.PollEvery", 1, 600, "Settings.Unit.Seconds");
	speed_ = form_->addTenths("Settings.Speed", 1, 20, "Settings.Unit.Times");
	push_ = form_->add("Settings.PushAddress", new CopyField(text_));
	push_->nameLine();
}

void ShopForm::addLowerPart()
{
	auto *column = static_cast<QVBoxLayout *>(layout());
	probe_ = new ProbePanel(text_, this);
	locations_ = new LocationPicker(text_, this);
	skus_ = new QPushButton(this);
	skus_->setObjectName("Skus");
	skus_->setAutoDefault(false);
	mapping_ = new MappingForm(text_, this);
	column->addWidget(probe_);
	column->addWidget(locations_);
	column->addWidget(skus_, 0, Qt::AlignLeft);
	column->addWidget(mapping_);
	showPicked(0);
	connect(probe_, &ProbePanel::wanted, this, &ShopForm::probeWanted);
	connect(skus_, &QPushButton::clicked, this, &ShopForm::skusWanted);
}

// What a test found is true of what was asked with, and of nothing else.
void ShopForm::outdateProbe()
{
	connect(kind_, &QComboBox::currentIndexChanged, probe_, &ProbePanel::clear);
	connect(url_, &QLineEdit::textChanged, probe_, &ProbePanel::clear);
	connect(account_, &QLineEdit::textChanged, probe_, &ProbePanel::clear);
	connect(secrets_.get(), &SecretFields::edited, probe_, &ProbePanel::clear);
	connect(headers_, &HeaderEditor::edited, probe_, &ProbePanel::clear);
	connect(mapping_, &MappingForm::edited, probe_, &ProbePanel::clear);
}

commerce::ShopKind ShopForm::kind() const
{
	return static_cast<commerce::ShopKind>(kind_->currentData().toInt());
}

void ShopForm::showWhatApplies()
{
	const ShopKindLook &look = lookOf(kind());
	commerce::ShopSettings shop;
	shop.kind = kind();
	form_->setRowVisible(hint_, !look.hint.empty());
	hint_->setText(look.hint.empty() ? QString() : text_(look.hint));
	form_->setRowVisible(url_, !look.address.empty());
	url_->setPlaceholderText(QString::fromUtf8(look.address));
	warnOfUrl();
	form_->setRowVisible(account_, !look.account.empty());
	if (!look.account.empty()) {
		form_->relabel(account_, look.account);
	}
	secrets_->showOnly(commerce::secretNames(shop));
	form_->setRowVisible(headers_, look.headers);
	form_->setRowVisible(file_, look.file);
	form_->setRowVisible(pollEvery_, look.online);
	form_->setRowVisible(speed_, look.kind == commerce::ShopKind::Rehearsal);
	form_->setRowVisible(push_, look.pushes && !pushAddress_.isEmpty());
	probe_->setVisible(look.online);
	mapping_->setVisible(look.isMapped());
}

// The address is kept with the profile, and only headers have a safer place.
void ShopForm::warnOfUrl()
{
	const std::string name =
		lookOf(kind()).headers ? commerce::secretInQuery(url_->text().toStdString()) : std::string();
	urlWarning_->say(name.empty() ? QString()
				      : text_("Settings.Url.Secret", {{"name", QString::fromStdString(name)}}),
			 Shape::Warning, Tone::Caution);
}

void ShopForm::load(const ShopDraft &draft, const std::set<std::string> &stored)
{
	const QSignalBlocker quiet(this); // what is loaded was not typed
	const commerce::ShopSettings &shop = draft.settings;
	id_ = shop.id;
	kind_->setCurrentIndex(kind_->findData(static_cast<int>(shop.kind)));
	name_->setText(QString::fromStdString(shop.name));
	url_->setText(QString::fromStdString(shop.url));
	account_->setText(QString::fromStdString(shop.account));
	// A header may be called like a secret of another kind of shop.
	const bool headers = lookOf(shop.kind).headers;
	secrets_->load(headers ? std::set<std::string>() : stored, headers ? commerce::Secrets() : draft.typed);
	headers_->load(shop.headerNames, stored, draft.typed);
	file_->load(shop.path);
	pollEvery_->setValue(static_cast<int>(shop.pollEvery.seconds()));
	speed_->setValue(shop.rehearsalSpeed);
	locations_->load(shop.locations);
	mapping_->load(shop.mapping);
	probe_->clear();
	showPicked(shop.picked.size());
	showWhatApplies();
}

void ShopForm::store(ShopDraft &draft) const
{
	commerce::ShopSettings &shop = draft.settings;
	shop.kind = kind();
	shop.name = name_->text().simplified().toStdString();
	shop.url = url_->text().trimmed().toStdString();
	shop.account = account_->text().trimmed().toStdString();
	shop.headerNames = headers_->names();
	shop.path = file_->path();
	if (isChanged(*pollEvery_, shop.pollEvery.seconds())) {
		shop.pollEvery = core::Duration::seconds(pollEvery_->value());
	}
	if (isChanged(*speed_, shop.rehearsalSpeed)) {
		shop.rehearsalSpeed = speed_->value();
	}
	shop.locations = locations_->ticked();
	mapping_->store(shop.mapping);
	draft.typed = lookOf(shop.kind).headers ? headers_->values() : secrets_->typed(commerce::secretNames(shop));
}

void ShopForm::display(const app::ProbeView &probe)
{
	probe_->display(probe, id_);
	if (probe_->shown().state == app::ProbeView::State::Done) {
		locations_->showFound(probe_->shown().findings.locations);
	}
}

void ShopForm::showPushAddress(const QString &address)
{
	pushAddress_ = address;
	push_->setContent(address);
	showWhatApplies();
}

void ShopForm::showPicked(std::size_t picked)
{
	const QString label = picked == 0
				      ? text_("Settings.Skus.All")
				      : text_("Settings.Skus", {{"count", text_.number(static_cast<qint64>(picked))}});
	skus_->setText(label);
	skus_->setAccessibleName(plainName(label));
}

} // namespace ui
