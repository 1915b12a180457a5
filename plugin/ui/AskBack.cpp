#include "ui/AskBack.hpp"

#include <QDialogButtonBox>
#include <QLabel>
#include <QPushButton>
#include <QVBoxLayout>

namespace ui {

AskBack::AskBack(const Text &text, const QString &question, std::string_view buttonKey, QWidget *parent)
	: QDialog(parent), middle_(new QVBoxLayout)
{
	const QString button = text(buttonKey);
	setObjectName("LiveShelfAct");
	setWindowTitle(plainName(button));
	setAccessibleName(windowTitle());
	setAccessibleDescription(question);
	auto *words = new QLabel(breakable(question), this);
	words->setObjectName("Question");
	words->setWordWrap(true);
	words->setTextFormat(Qt::PlainText);

	auto *buttons = new QDialogButtonBox(this);
	doIt_ = buttons->addButton(button, QDialogButtonBox::ActionRole);
	doIt_->setObjectName("DoIt");
	doIt_->setAccessibleName(plainName(button));
	doIt_->setAutoDefault(false);
	QPushButton *cancel = buttons->addButton(text("Settings.Cancel"), QDialogButtonBox::RejectRole);
	cancel->setObjectName("Cancel");
	cancel->setAccessibleName(plainName(text("Settings.Cancel")));
	cancel->setDefault(true);
	connect(buttons, &QDialogButtonBox::rejected, this, &AskBack::reject);
	connect(doIt_, &QPushButton::clicked, this, [this] {
		emit agreed();
		accept();
	});

	auto *column = new QVBoxLayout(this);
	column->addWidget(words);
	column->addLayout(middle_);
	column->addStretch();
	column->addWidget(buttons);
	cancel->setFocus();
	resize(fontMetrics().averageCharWidth() * 56, sizeHint().height());
}

} // namespace ui
