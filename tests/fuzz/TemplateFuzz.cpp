// The reader of templates, and the drawing of what it takes.

#include "fuzz/Expect.hpp"
#include "paint/SvgTemplate.hpp"
#include "paint/TemplateCheck.hpp"
#include "support/CounterSamples.hpp"

#include <QGuiApplication>

#include <algorithm>

namespace {

// Qt draws no text without one; it has no display.
void needApplication()
{
	static int count = 1;
	static char name[] = "fuzz";
	static char *arguments[] = {name, nullptr};
	static const QGuiApplication application((qputenv("QT_QPA_PLATFORM", "offscreen"), count), arguments);
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
	needApplication();
	const QByteArray svg(reinterpret_cast<const char *>(data), static_cast<qsizetype>(size));
	const auto drawable = paint::SvgTemplate::read(svg, "fuzz.svg");
	if (!drawable) {
		fuzz::expectSayable(drawable.error());
		return 0;
	}
	if (!drawable->hint().empty()) {
		fuzz::expectSayable(drawable->hint());
	}
	const QSize largest = drawable->size(1);
	FUZZ_EXPECT(largest.width() <= paint::TemplateLimits().size &&
		    largest.height() <= paint::TemplateLimits().size);
	static const auto kView = support::sampleCounter("low", "emoji");
	const double scale = 64.0 / std::max(largest.width(), largest.height());
	const QImage image = drawable->draw(kView, scale);
	FUZZ_EXPECT(image.size() == drawable->size(scale));
	return 0;
}
