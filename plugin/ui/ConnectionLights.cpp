#include "ui/ConnectionLights.hpp"

#include "ui/FlowLayout.hpp"
#include "ui/MarkedLine.hpp"
#include "ui/StatusLook.hpp"

#include <QVBoxLayout>

namespace ui {
namespace {

// What stands behind a light. A shop that has not answered yet has said nothing of its figures.
core::Message sentenceOf(const app::ShopConnection &connection)
{
	if (!connection.sentence.empty()) {
		return connection.sentence;
	}
	switch (connection.light) {
	case app::ConnectionLight::Ok:
		return {"Dock.Light.Fine", {}};
	case app::ConnectionLight::Waiting:
		return {"Shelf.Waiting", {}};
	default:
		return {}; // the light's word is all there is
	}
}

} // namespace

ConnectionLights::ConnectionLights(const Text &text, QWidget *parent)
	: QWidget(parent), text_(text), row_(new QWidget(this)), column_(new QVBoxLayout(this))
{
	setAccessibleName(text("Dock.Lights"));
	auto *flow = new FlowLayout(row_);
	flow->setContentsMargins(0, 0, 0, 0);
	column_->setContentsMargins(0, 0, 0, 0);
	column_->addWidget(row_);
	hide();
}

void ConnectionLights::display(const std::vector<app::ShopView> &shops)
{
	if (shops == shops_) {
		return;
	}
	shops_ = shops;
	writeLights();
	writeTroubles();
	setVisible(!shops_.empty());
}

void ConnectionLights::writeLights()
{
	while (lights_.size() > shops_.size()) {
		delete lights_.back();
		lights_.pop_back();
	}
	while (lights_.size() < shops_.size()) {
		auto *light = new MarkedLine("light", MarkedLine::Frame::Aligned, row_);
		row_->layout()->addWidget(light);
		lights_.push_back(light);
	}
	for (std::size_t index = 0; index < shops_.size(); ++index) {
		const app::ShopView &shop = shops_[index];
		const Look look = lookOf(shop.connection.light);
		lights_[index]->say(text_("Dock.Light", {{"shop", nameOf(shop, text_)}, {"light", text_(look.word)}}),
				    look.shape, look.tone);
		const QString sentence = text_(sentenceOf(shop.connection));
		lights_[index]->setToolTip(asToolTip(sentence));
		lights_[index]->setAccessibleDescription(sentence);
	}
}

void ConnectionLights::writeTroubles()
{
	const auto lines = troubleLines(shops_, text_);
	while (troubles_.size() > lines.size()) {
		delete troubles_.back();
		troubles_.pop_back();
	}
	while (troubles_.size() < lines.size()) {
		auto *trouble = new MarkedLine("trouble", MarkedLine::Frame::Aligned, this);
		column_->addWidget(trouble);
		troubles_.push_back(trouble);
	}
	for (std::size_t index = 0; index < lines.size(); ++index) {
		troubles_[index]->say(lines[index].sentence, lines[index].shape, lines[index].tone);
	}
}

} // namespace ui
