#include "ui/ShopList.hpp"

#include "ui/ShopKindLook.hpp"
#include "ui/ShopWords.hpp"

#include <QIcon>
#include <QSignalBlocker>

#include <algorithm>

namespace ui {
namespace {

constexpr int kFewestLines = 2;
constexpr int kMostLines = 6;
constexpr int kPainted = Qt::UserRole; // what an item's icon was made of

} // namespace

ShopList::ShopList(const Text &text, QWidget *parent) : QListWidget(parent), text_(text)
{
	setObjectName("Shops");
	setAccessibleName(text("Settings.Shops"));
	setTextElideMode(Qt::ElideRight);
	setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
	setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
	setTabKeyNavigation(false);
}

void ShopList::display(const ShopDrafts &drafts, const std::vector<app::ShopView> &followed)
{
	const QSignalBlocker quiet(this);
	const int before = count();
	while (count() > static_cast<int>(drafts.size())) {
		delete takeItem(count() - 1);
	}
	while (count() < static_cast<int>(drafts.size())) {
		addItem(new QListWidgetItem);
	}
	for (std::size_t index = 0; index < drafts.size(); ++index) {
		const commerce::ShopSettings &shop = drafts.at(index).settings;
		const auto found = std::ranges::find(followed, shop.id, &app::ShopView::id);
		write(*item(static_cast<int>(index)), shop, found == followed.end() ? nullptr : &*found);
	}
	if (count() != before) {
		updateGeometry();
	}
}

void ShopList::write(QListWidgetItem &item, const commerce::ShopSettings &shop, const app::ShopView *followed) const
{
	const Look look =
		followed ? lookOf(followed->connection.light) : Look{ui::Shape::Dash, Tone::Quiet, "Light.New"};
	const QString words = text_(
		"Settings.Shops.Line",
		{{"name", nameOf(shop, text_)}, {"kind", text_(lookOf(shop.kind).word)}, {"light", text_(look.word)}});
	const QString toolTip = asToolTip(followed ? text_(followed->connection.sentence) : QString());
	if (item.text() != words) {
		item.setText(words);
	}
	if (item.toolTip() != toolTip) {
		item.setToolTip(toolTip);
	}
	writeIcon(item, look);
}

// Painted again only where it would differ: shops are told of several times a second.
void ShopList::writeIcon(QListWidgetItem &item, const Look &look) const
{
	const QColor plain = toneColor(look.tone, palette());
	const QColor chosen = palette().color(QPalette::HighlightedText);
	const int side = fontMetrics().height() * 4 / 5;
	const QVariantList painted{static_cast<int>(look.shape), plain, chosen, side, devicePixelRatioF()};
	if (item.data(kPainted).toList() == painted) {
		return;
	}
	item.setData(kPainted, painted);
	QIcon icon;
	icon.addPixmap(shapePixmap(look.shape, plain, {side, side}, devicePixelRatioF()), QIcon::Normal);
	icon.addPixmap(shapePixmap(look.shape, chosen, {side, side}, devicePixelRatioF()), QIcon::Selected);
	item.setIcon(icon);
}

QSize ShopList::sizeHint() const
{
	const int line = sizeHintForRow(0) > 0 ? sizeHintForRow(0) : fontMetrics().height() * 3 / 2;
	return {fontMetrics().averageCharWidth() * 40,
		line * std::clamp(count(), kFewestLines, kMostLines) + 2 * frameWidth()};
}

QSize ShopList::minimumSizeHint() const
{
	return {fontMetrics().averageCharWidth() * 16, sizeHint().height()};
}

} // namespace ui
