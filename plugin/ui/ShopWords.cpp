#include "ui/ShopWords.hpp"

#include "ui/ShopKindLook.hpp"
#include "ui/StatusLook.hpp"

#include <QUrl>

#include <algorithm>

namespace ui {
namespace {

QString nameOf(const std::string &given, commerce::ShopKind kind, const std::string &url, const Text &text)
{
	QString name = QString::fromStdString(given).simplified();
	if (!name.isEmpty()) {
		return name;
	}
	const ShopKindLook &look = lookOf(kind);
	const QString host = look.address.empty() ? QString() : QUrl(QString::fromStdString(url)).host();
	return host.isEmpty() ? plainName(text(look.word)) : host;
}

} // namespace

QString nameOf(const commerce::ShopSettings &shop, const Text &text)
{
	return nameOf(shop.name, shop.kind, shop.url, text);
}

QString nameOf(const app::ShopView &shop, const Text &text)
{
	return nameOf(shop.name, shop.kind, shop.url, text);
}

QString pushAddress(const profile::PushSettings &push, const std::string &shop)
{
	QUrl url;
	url.setScheme(QStringLiteral("http"));
	url.setHost(QString::fromStdString(push.address));
	url.setPort(static_cast<int>(push.port));
	url.setPath(QStringLiteral("/push/") + QString::fromStdString(shop));
	return url.toString();
}

std::vector<SaidLine> probeLines(const app::ProbeView &probe, const Text &text)
{
	using State = app::ProbeView::State;
	switch (probe.state) {
	case State::None:
		return {};
	case State::UnderWay:
		return {{text("Settings.Probe.UnderWay"), Shape::Clock, Tone::Quiet}};
	case State::Failed:
		return {{text(probe.sentence), Shape::Warning, Tone::Danger}};
	case State::Done:
		break;
	}
	const QString count = text.number(probe.findings.variants);
	const QString shop = QString::fromStdString(probe.findings.shop).simplified();
	std::vector<SaidLine> lines{{shop.isEmpty() ? text("Settings.Probe.Done", {{"count", count}})
						    : text("Settings.Probe.DoneAt", {{"count", count}, {"shop", shop}}),
				     Shape::Check, Tone::Good}};
	for (const core::Message &remark : probe.findings.remarks) {
		lines.push_back({text(remark), Shape::Note, Tone::Caution});
	}
	return lines;
}

std::vector<SaidLine> troubleLines(const std::vector<app::ShopView> &shops, const Text &text)
{
	std::vector<SaidLine> lines;
	for (const app::ShopView &shop : shops) {
		// The shop is named where there is another one.
		const auto said = [&](const core::Message &message) {
			return shops.size() == 1 ? text(message)
						 : text("Dock.Shop.Says",
							{{"shop", nameOf(shop, text)}, {"sentence", text(message)}});
		};
		if (!shop.connection.sentence.empty()) {
			const Look look = lookOf(shop.connection.light);
			lines.push_back({said(shop.connection.sentence), look.shape, look.tone});
		}
		for (const core::Message &remark : shop.connection.remarks) {
			lines.push_back({said(remark), Shape::Note, Tone::Caution});
		}
	}
	return lines;
}

core::Message feedBesideLights(const app::ShelfView &view)
{
	const auto saysIt = [&](const app::ShopView &shop) {
		return shop.connection.sentence == view.feed;
	};
	const bool waiting = !view.shops.empty() && view.feed.key == "Shelf.Waiting"; // so do its lights
	return waiting || std::ranges::any_of(view.shops, saysIt) ? core::Message() : view.feed;
}

} // namespace ui
