#pragma once

#include "commerce/ShopSettings.hpp"
#include "ui/Text.hpp"

#include <QWidget>

#include <string>
#include <vector>

class QLineEdit;
class QToolButton;

namespace ui {

// Where the figures are in a document: most feeds need none of it, so it is folded away behind a button.
class MappingForm : public QWidget {
	Q_OBJECT

public:
	explicit MappingForm(const Text &text, QWidget *parent = nullptr);

	void load(const commerce::FeedMapping &mapping);
	void store(commerce::FeedMapping &mapping) const;

signals:
	void edited();

private:
	struct Pointer {
		std::string commerce::FeedMapping::*part;
		QLineEdit *field;
	};

	void fold();

	QToolButton *button_;
	QWidget *fields_;
	std::vector<Pointer> pointers_;
};

} // namespace ui
