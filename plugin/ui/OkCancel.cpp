#include "ui/OkCancel.hpp"

#include <QDialog>
#include <QDialogButtonBox>
#include <QPushButton>

#include <tuple>

namespace ui {

QDialogButtonBox *okAndCancel(const Text &text, QDialog &dialog)
{
	auto *buttons = new QDialogButtonBox(&dialog);
	for (const auto &[key, role, name] : {std::tuple("Settings.Ok", QDialogButtonBox::AcceptRole, "Ok"),
					      std::tuple("Settings.Cancel", QDialogButtonBox::RejectRole, "Cancel")}) {
		QPushButton *button = buttons->addButton(text(key), role);
		button->setObjectName(QString::fromLatin1(name));
		button->setAccessibleName(plainName(text(key)));
	}
	QObject::connect(buttons, &QDialogButtonBox::accepted, &dialog, &QDialog::accept);
	QObject::connect(buttons, &QDialogButtonBox::rejected, &dialog, &QDialog::reject);
	return buttons;
}

} // namespace ui
