#include "ui/FileField.hpp"

#include <QFileDialog>
#include <QHBoxLayout>
#include <QLineEdit>
#include <QPushButton>

namespace ui {

FileField::FileField(const Text &text, QWidget *parent) : QWidget(parent), text_(text), path_(new QLineEdit(this))
{
	path_->setObjectName("Path");
	auto *button = new QPushButton(text_("Settings.Browse"), this);
	button->setObjectName("Browse");
	button->setAccessibleName(plainName(text_("Settings.Browse")));
	button->setAutoDefault(false);
	auto *row = new QHBoxLayout(this);
	row->setContentsMargins(0, 0, 0, 0);
	row->addWidget(path_, 1);
	row->addWidget(button);
	connect(button, &QPushButton::clicked, this, &FileField::browse);
}

void FileField::nameLine()
{
	setFocusPolicy(Qt::NoFocus);
	setFocusProxy(path_);
	path_->setAccessibleName(accessibleName());
}

void FileField::load(const std::string &path)
{
	path_->setText(QString::fromStdString(path));
}

std::string FileField::path() const
{
	return path_->text().trimmed().toStdString();
}

void FileField::browse()
{
	auto *chooser = new QFileDialog(this, text_("Settings.Browse.Title"), path_->text(),
					text_("Settings.Browse.Filter") + QStringLiteral(" (*.json *.csv)"));
	chooser->setAttribute(Qt::WA_DeleteOnClose);
	chooser->setFileMode(QFileDialog::ExistingFile);
	connect(chooser, &QFileDialog::fileSelected, path_, &QLineEdit::setText);
	chooser->open();
}

} // namespace ui
