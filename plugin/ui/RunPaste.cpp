#include "ui/RunPaste.hpp"

#include "show/RunText.hpp"
#include "ui/MarkedLine.hpp"
#include "ui/OkCancel.hpp"

#include <QAccessible>
#include <QDialogButtonBox>
#include <QFile>
#include <QFileDialog>
#include <QLabel>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QVBoxLayout>

#include <algorithm>
#include <utility>

namespace ui {
namespace {

constexpr qint64 kLargestFile = 1 << 20; // thousands of lines
constexpr std::size_t kMostProblems = 5; // more are not read; the next try says the rest

} // namespace

RunPaste::RunPaste(const Text &text, std::function<bool(const std::string &)> isKnown, QWidget *parent)
	: QDialog(parent), text_(text), isKnown_(std::move(isKnown)), lines_(new QPlainTextEdit(this)),
	  problems_(new MarkedLine("problems", MarkedLine::Frame::Drawn, this))
{
	setObjectName("RunPaste");
	setWindowTitle(text("Run.Paste.Title"));
	setAccessibleName(text("Run.Paste.Title"));
	auto *hint = new QLabel(text("Run.Paste.Hint"), this);
	hint->setWordWrap(true);
	hint->setBuddy(lines_);
	lines_->setObjectName("Lines");
	lines_->setAccessibleName(text("Run.Paste.Lines"));
	lines_->setPlaceholderText(QStringLiteral("HOODIE-M, 8\nCAP-RED, 5\nMUG, 3, all"));
	lines_->setTabChangesFocus(true);
	problems_->say({}, Shape::None, Tone::Plain);
	auto *open = new QPushButton(text("Run.Paste.Open"), this);
	open->setObjectName("OpenFile");
	open->setAutoDefault(false);
	connect(open, &QPushButton::clicked, this, &RunPaste::openFile);
	auto *column = new QVBoxLayout(this);
	column->addWidget(hint);
	column->addWidget(lines_, 1);
	column->addWidget(problems_);
	column->addWidget(open, 0, Qt::AlignLeft);
	column->addWidget(okAndCancel(text, *this));
	resize(fontMetrics().averageCharWidth() * 60, fontMetrics().height() * 18);
}

void RunPaste::openFile()
{
	const QString name = QFileDialog::getOpenFileName(this, text_("Run.Paste.Title"), {},
							  QStringLiteral("CSV (*.csv *.txt *.tsv);;* (*)"));
	if (name.isEmpty()) {
		return;
	}
	QFile file(name);
	if (!file.open(QIODevice::ReadOnly)) {
		return complain(text_("Run.Paste.NoFile", {{"file", name}, {"why", file.errorString()}}));
	}
	const QByteArray bytes = file.read(kLargestFile + 1);
	if (bytes.size() > kLargestFile) {
		return complain(text_("Run.Paste.LargeFile", {{"file", name}}));
	}
	lines_->appendPlainText(QString::fromUtf8(bytes)); // beside what was typed
}

void RunPaste::complain(const QString &sentence)
{
	problems_->say(sentence, Shape::Warning, Tone::Danger);
	QAccessibleEvent event(problems_, QAccessible::Alert);
	QAccessible::updateAccessibility(&event);
}

void RunPaste::accept()
{
	const auto read = show::readRunText(lines_->toPlainText().toStdString(), isKnown_);
	if (read.problems.empty()) {
		emit entered(read.entries);
		return QDialog::accept();
	}
	QStringList sentences;
	for (std::size_t at = 0; at < std::min(read.problems.size(), kMostProblems); ++at) {
		sentences.append(text_(read.problems[at]));
	}
	if (read.problems.size() > kMostProblems) {
		sentences.append(text_(
			"Run.Paste.More",
			{{"count", text_.number(static_cast<std::int64_t>(read.problems.size() - kMostProblems))}}));
	}
	complain(sentences.join('\n'));
}

} // namespace ui
