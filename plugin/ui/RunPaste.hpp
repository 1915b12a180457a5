#pragma once

#include "show/RunEntry.hpp"
#include "ui/Text.hpp"

#include <QDialog>

#include <functional>
#include <string>
#include <vector>

class QPlainTextEdit;

namespace ui {

class MarkedLine;

// Takes lines of "SKU, minutes", typed, pasted or from a file, for the end of the run of show. What cannot be used is
// said with its line; then nothing is taken and the text stays as it is, to be put right.
class RunPaste : public QDialog {
	Q_OBJECT

public:
	// `isKnown`: whether the shelf has such a SKU.
	RunPaste(const Text &text, std::function<bool(const std::string &sku)> isKnown, QWidget *parent);

	void accept() override;

signals:
	void entered(const std::vector<show::RunEntry> &entries);

private:
	void openFile();
	void complain(const QString &sentence);

	Text text_;
	std::function<bool(const std::string &)> isKnown_;
	QPlainTextEdit *lines_;
	MarkedLine *problems_;
};

} // namespace ui
