#include "ui/CopyField.hpp"

#include <QClipboard>
#include <QGuiApplication>
#include <QHBoxLayout>
#include <QLineEdit>
#include <QPushButton>

namespace ui {

CopyField::CopyField(const Text &text, QWidget *parent) : QWidget(parent), field_(new QLineEdit(this))
{
	field_->setReadOnly(true);
	auto *copy = new QPushButton(text("Settings.Copy"), this);
	copy->setObjectName("Copy");
	copy->setAccessibleName(plainName(text("Settings.Copy")));
	copy->setAutoDefault(false);
	connect(copy, &QPushButton::clicked, this, [this] { QGuiApplication::clipboard()->setText(field_->text()); });
	auto *row = new QHBoxLayout(this);
	row->setContentsMargins(0, 0, 0, 0);
	row->addWidget(field_, 1);
	row->addWidget(copy);
}

void CopyField::nameLine()
{
	setFocusPolicy(Qt::NoFocus);
	setFocusProxy(field_);
	field_->setObjectName(objectName() + "Line");
	field_->setAccessibleName(accessibleName());
}

void CopyField::setContent(const QString &content)
{
	if (content != field_->text()) {
		field_->setText(content);
		field_->setCursorPosition(0);
	}
}

} // namespace ui
