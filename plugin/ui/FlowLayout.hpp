#pragma once

#include <QLayout>

#include <memory>
#include <vector>

namespace ui {

// Puts widgets side by side while they fit and below each other when they do not, so that a narrow dock needs no
// scrolling sideways. Widgets with an expanding policy share the room that is left in their row.
class FlowLayout : public QLayout {
public:
	using QLayout::QLayout;
	~FlowLayout() override;

	void addItem(QLayoutItem *item) override;
	int count() const override;
	QLayoutItem *itemAt(int index) const override;
	QLayoutItem *takeAt(int index) override;

	QSize sizeHint() const override;
	QSize minimumSize() const override;
	bool hasHeightForWidth() const override { return true; }
	int heightForWidth(int width) const override;
	Qt::Orientations expandingDirections() const override { return Qt::Horizontal; }
	void setGeometry(const QRect &rect) override;

private:
	using Row = std::vector<QLayoutItem *>;

	std::vector<Row> rowsFor(int width) const;
	std::vector<int> widthsOf(const Row &row, int width) const;
	// Returns the height used; moves nothing when `apply` is false.
	int arrange(const QRect &rect, bool apply) const;

	std::vector<std::unique_ptr<QLayoutItem>> items_;
};

} // namespace ui
