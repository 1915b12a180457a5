#pragma once

#include "app/ShopView.hpp"
#include "ui/ShopDrafts.hpp"
#include "ui/Text.hpp"

#include <QGroupBox>

#include <cstddef>
#include <memory>
#include <set>
#include <string>

class QComboBox;
class QDoubleSpinBox;
class QLabel;
class QLineEdit;
class QPushButton;
class QSpinBox;

namespace ui {

class CopyField;
class FileField;
class Form;
class HeaderEditor;
class LocationPicker;
class MappingForm;
class MarkedLine;
class ProbePanel;
class SecretFields;

// One shop: what it is, how it is reached, and what of it counts. Shows only the fields of the chosen kind.
class ShopForm : public QGroupBox {
	Q_OBJECT

public:
	explicit ShopForm(const Text &text, QWidget *parent = nullptr);
	~ShopForm() override;

	// `stored` names the secrets that are kept.
	void load(const ShopDraft &draft, const std::set<std::string> &stored);
	// `draft` holds what was loaded. SKUs are not here.
	void store(ShopDraft &draft) const;

	void display(const app::ProbeView &probe);
	// Empty: we do not listen.
	void showPushAddress(const QString &address);
	// How many SKUs are picked; 0: all.
	void showPicked(std::size_t picked);

signals:
	void renamed(); // its name, or what stands for it
	void probeWanted();
	void skusWanted();

private:
	void addFields();
	void addLowerPart();
	void outdateProbe();
	void showWhatApplies();
	void warnOfUrl();
	commerce::ShopKind kind() const;

	Text text_;
	std::string id_;
	QString pushAddress_;
	Form *form_;
	QComboBox *kind_;
	QLabel *hint_;
	QLineEdit *name_;
	QLineEdit *url_;
	MarkedLine *urlWarning_;
	QLineEdit *account_;
	std::unique_ptr<SecretFields> secrets_;
	HeaderEditor *headers_;
	FileField *file_;
	QSpinBox *pollEvery_;
	QDoubleSpinBox *speed_;
	CopyField *push_;
	ProbePanel *probe_;
	LocationPicker *locations_;
	QPushButton *skus_;
	MappingForm *mapping_;
};

} // namespace ui
