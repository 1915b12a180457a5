#include "ui/SecretField.hpp"

#include <QHBoxLayout>
#include <QLineEdit>
#include <QPushButton>

namespace ui {

SecretField::SecretField(const Text &text, QWidget *parent)
	: QWidget(parent), text_(text), line_(new QLineEdit(this)),
	  forget_(new QPushButton(text("Settings.Secret.Forget"), this))
{
	line_->setEchoMode(QLineEdit::Password);
	forget_->setCheckable(true);
	forget_->setAutoDefault(false);
	auto *row = new QHBoxLayout(this);
	row->setContentsMargins(0, 0, 0, 0);
	row->addWidget(line_, 1);
	row->addWidget(forget_);
	connect(line_, &QLineEdit::textChanged, this, [this](const QString &now) {
		if (!now.isEmpty()) {
			forget_->setChecked(false); // a new one is to be kept
		}
		emit edited();
	});
	connect(forget_, &QPushButton::toggled, this, [this](bool pressed) {
		if (pressed) {
			line_->clear();
		}
		write();
		emit edited();
	});
	write();
}

void SecretField::nameLine()
{
	setFocusPolicy(Qt::NoFocus);
	setFocusProxy(line_);
	line_->setObjectName(objectName());
	line_->setAccessibleName(accessibleName());
	forget_->setObjectName("Forget" + objectName());
	forget_->setAccessibleName(text_("Settings.Secret.Forget.Named", {{"secret", accessibleName()}}));
}

void SecretField::load(bool stored, const std::optional<std::string> &typed)
{
	stored_ = stored;
	forget_->setChecked(stored && typed && typed->empty());
	line_->setText(QString::fromStdString(typed.value_or(std::string())));
	write();
}

std::optional<std::string> SecretField::typed() const
{
	if (forget_->isChecked()) {
		return std::string();
	}
	return line_->text().isEmpty() ? std::nullopt : std::optional(line_->text().toStdString());
}

void SecretField::write()
{
	QString hint;
	if (stored_) {
		hint = text_(forget_->isChecked() ? "Settings.Secret.Forgotten" : "Settings.Secret.Kept");
	}
	line_->setPlaceholderText(hint);
	line_->setAccessibleDescription(hint);
	forget_->setVisible(stored_);
}

} // namespace ui
