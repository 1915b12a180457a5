#pragma once

#include "app/ShopView.hpp"
#include "ui/ShopDrafts.hpp"
#include "ui/StatusLook.hpp"
#include "ui/Text.hpp"

#include <QListWidget>

#include <vector>

namespace ui {

// The shops of the settings dialog: name, kind and connection light, one chosen.
class ShopList : public QListWidget {
	Q_OBJECT

public:
	explicit ShopList(const Text &text, QWidget *parent = nullptr);

	// Shops that are not followed yet have no light.
	void display(const ShopDrafts &drafts, const std::vector<app::ShopView> &followed);

	QSize sizeHint() const override;
	QSize minimumSizeHint() const override;

private:
	void write(QListWidgetItem &item, const commerce::ShopSettings &shop, const app::ShopView *followed) const;
	void writeIcon(QListWidgetItem &item, const Look &look) const;

	Text text_;
};

} // namespace ui
