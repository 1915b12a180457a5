#pragma once

#include "commerce/ShopSettings.hpp"
#include "ui/Text.hpp"

#include <QGroupBox>

#include <map>
#include <string>
#include <vector>

class QComboBox;
class QDoubleSpinBox;
class QLineEdit;
class QSpinBox;
class QToolButton;

namespace ui {

class Form;
class HeaderEditor;

// Which shop is followed and how. Shows only the fields of the chosen kind.
class ShopForm : public QGroupBox {
	Q_OBJECT

public:
	ShopForm(const Text &text, const commerce::ShopSettings &settings, QWidget *parent = nullptr);

	// `settings` holds what was given to the constructor.
	void store(commerce::ShopSettings &settings) const;
	std::map<std::string, std::string> headerValues() const;

private:
	struct Pointer {
		std::string commerce::FeedMapping::*part;
		QLineEdit *field;
	};

	void addFileRow(const std::string &path);
	void addMapping(const commerce::FeedMapping &mapping);
	void showWhatApplies();
	void browse();
	commerce::ShopKind kind() const;

	Text text_;
	Form *form_;
	QComboBox *kind_;
	QWidget *rehearsalHint_;
	QLineEdit *url_;
	HeaderEditor *headers_;
	QWidget *file_;
	QLineEdit *path_;
	QSpinBox *pollEvery_;
	QDoubleSpinBox *speed_;
	QToolButton *advanced_;
	QWidget *mapping_;
	std::vector<Pointer> pointers_;
};

} // namespace ui
