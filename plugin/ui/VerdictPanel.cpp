#include "ui/VerdictPanel.hpp"

#include "ui/FlowLayout.hpp"
#include "ui/MarkedLine.hpp"
#include "ui/StatusLook.hpp"

#include <QLabel>
#include <QPushButton>
#include <QVBoxLayout>

namespace ui {
namespace {

QLabel *sentenceLabel(const char *name, QWidget *parent)
{
	auto *label = new QLabel(parent);
	label->setObjectName(QString::fromLatin1(name));
	label->setWordWrap(true);
	label->setTextFormat(Qt::PlainText);
	return label;
}

void say(QLabel &label, const QString &sentence)
{
	if (const QString text = breakable(sentence); text != label.text()) {
		label.setText(text);
		label.setAccessibleName(sentence);
	}
	label.setVisible(!sentence.isEmpty());
}

} // namespace

VerdictPanel::VerdictPanel(const Text &text, QWidget *parent)
	: QWidget(parent), text_(text), verdict_(new MarkedLine("verdict", MarkedLine::Frame::None, this)),
	  bitrate_(new QLabel(this)), sentence_(sentenceLabel("sentence", this)),
	  control_(sentenceLabel("control", this)), takeOver_(new QPushButton(text("Dock.TakeOver"), this))
{
	verdict_->setBold(true);
	verdict_->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Minimum);
	bitrate_->setObjectName("bitrate");
	bitrate_->setTextFormat(Qt::PlainText);
	takeOver_->setObjectName("takeOver");
	takeOver_->setAccessibleName(plainName(text("Dock.TakeOver")));
	takeOver_->setAccessibleDescription(text("Dock.TakeOver.Hint"));
	takeOver_->setToolTip(text("Dock.TakeOver.Hint"));
	takeOver_->setAutoDefault(false);
	takeOver_->hide();
	connect(takeOver_, &QPushButton::clicked, this, &VerdictPanel::takeOverWanted);

	auto *top = new FlowLayout;
	top->addWidget(verdict_);
	top->addWidget(bitrate_);
	auto *button = new FlowLayout;
	button->addWidget(takeOver_);
	auto *column = new QVBoxLayout(this);
	column->setContentsMargins(0, 0, 0, 0);
	column->addLayout(top);
	column->addWidget(sentence_);
	column->addWidget(control_);
	column->addLayout(button);
}

void VerdictPanel::display(const app::StreamView &view)
{
	const Look look = lookOf(view.health.verdict);
	verdict_->say(text_(look.word), look.shape, look.tone);
	const QString ceiling = text_.number(view.encoder.configured.kbps());
	say(*bitrate_, view.encoder.configured.bps() == 0
			       ? QString()
			       : text_("Dock.Bitrate",
				       {{"now", text_.number(view.encoder.current.kbps())}, {"ceiling", ceiling}}));
	say(*sentence_, text_(view.sentence));
	say(*control_, view.person.isHeld() ? QString() : text_(view.control)); // who holds it reads that elsewhere
	takeOver_->setVisible(view.obsDrives);
}

} // namespace ui
