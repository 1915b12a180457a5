#include "ui/MappingForm.hpp"

#include "ui/Form.hpp"

#include <QLineEdit>
#include <QToolButton>
#include <QVBoxLayout>

namespace ui {

MappingForm::MappingForm(const Text &text, QWidget *parent)
	: QWidget(parent), button_(new QToolButton(this)), fields_(new QWidget(this))
{
	using commerce::FeedMapping;
	button_->setObjectName("Advanced");
	button_->setText(text("Settings.Advanced"));
	button_->setAccessibleName(plainName(text("Settings.Advanced")));
	button_->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
	button_->setCheckable(true);
	button_->setFocusPolicy(Qt::StrongFocus);
	auto *form = new Form(text);
	form->setContentsMargins(0, 0, 0, 0);
	fields_->setLayout(form);
	form->addHint("Settings.Mapping.Hint");
	for (const auto &[key, part] : {std::pair("Settings.Mapping.Items", &FeedMapping::items),
					std::pair("Settings.Mapping.Sku", &FeedMapping::sku),
					std::pair("Settings.Mapping.Title", &FeedMapping::title),
					std::pair("Settings.Mapping.Variant", &FeedMapping::variant),
					std::pair("Settings.Mapping.Available", &FeedMapping::available),
					std::pair("Settings.Mapping.Updated", &FeedMapping::updated),
					std::pair("Settings.Mapping.Price", &FeedMapping::price),
					std::pair("Settings.Mapping.Currency", &FeedMapping::currency),
					std::pair("Settings.Mapping.Picture", &FeedMapping::picture),
					std::pair("Settings.Mapping.Link", &FeedMapping::link),
					std::pair("Settings.Mapping.NextPage", &FeedMapping::nextPage)}) {
		pointers_.push_back({part, form->add(key, new QLineEdit)});
		connect(pointers_.back().field, &QLineEdit::textChanged, this, &MappingForm::edited);
	}
	auto *column = new QVBoxLayout(this);
	column->setContentsMargins(0, 0, 0, 0);
	column->addWidget(button_, 0, Qt::AlignLeft);
	column->addWidget(fields_);
	connect(button_, &QToolButton::toggled, this, &MappingForm::fold);
	fold();
}

void MappingForm::fold()
{
	button_->setArrowType(button_->isChecked() ? Qt::DownArrow : Qt::RightArrow);
	fields_->setVisible(button_->isChecked());
}

void MappingForm::load(const commerce::FeedMapping &mapping)
{
	for (const Pointer &pointer : pointers_) {
		pointer.field->setText(QString::fromStdString(mapping.*pointer.part));
	}
}

void MappingForm::store(commerce::FeedMapping &mapping) const
{
	for (const Pointer &pointer : pointers_) {
		mapping.*pointer.part = pointer.field->text().trimmed().toStdString();
	}
}

} // namespace ui
