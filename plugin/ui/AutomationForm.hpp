#pragma once

#include "show/AutomationAct.hpp"
#include "show/AutomationSettings.hpp"
#include "ui/Text.hpp"

#include <QGroupBox>

#include <string>
#include <vector>

class QCheckBox;
class QComboBox;
class QPushButton;

namespace ui {

class MarkedLine;

// What may happen by itself, each with a button that plays it once as a rehearsal, by what the form says now.
class AutomationForm : public QGroupBox {
	Q_OBJECT

public:
	AutomationForm(const Text &text, const show::AutomationSettings &settings,
		       const std::vector<std::string> &scenes, const std::vector<std::string> &sources,
		       QWidget *parent = nullptr);

	void store(show::AutomationSettings &settings) const;
	// What came of the latest rehearsal.
	void display(const show::AutomationsView &view);
	void say(const core::Message &refusal);

signals:
	void rehearsalWanted(show::AutomationKind kind);

private:
	QComboBox *addChoice(class Form &form, std::string_view key, std::string_view noneKey,
			     const std::vector<std::string> &names, const std::string &chosen);
	QPushButton *addRehearsal(class Form &form, const char *name, show::AutomationKind kind);

	Text text_;
	QComboBox *atSoldOut_;
	QComboBox *scene_;
	QCheckBox *showAtNow_;
	QComboBox *source_;
	QComboBox *sourceScene_;
	QCheckBox *pause_;
	QCheckBox *withoutAsking_;
	QPushButton *tryNext_, *tryScene_, *trySource_, *tryPause_;
	MarkedLine *news_;
};

} // namespace ui
