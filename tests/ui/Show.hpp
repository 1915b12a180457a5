#pragma once

#include "app/DockView.hpp"
#include "support/LocaleFile.hpp"

namespace support {

// A believable moment of a show: a link that halved a minute ago and recovers, six products, two alerts.
app::StreamView weakUplink();
// All there is to say about it at once: held by a person, at the floor, with a recording.
app::StreamView heldAtTheFloor();
app::ShelfView busyShelf();
// Of one product at two shops, one of which has a place and a live pool; both are well.
app::ShelfView twoShops();

// The sentences of that moment, in English or Chinese. Other rooms own the real ones.
void addSentences(LocaleFile &locale, const std::string &language);

app::StockRow row(const std::string &sku, const std::string &title, const std::string &left,
		  alerts::SkuStatus status = alerts::SkuStatus::Ok);

// `count` products, "SKU-0" and so on.
app::ShelfView shelfOf(int count);

} // namespace support
