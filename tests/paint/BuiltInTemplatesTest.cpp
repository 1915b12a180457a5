// The templates that come with the plugin, as the build makes them.

#include "paint/Drawings.hpp"

#include <gtest/gtest.h>

#include <QDir>
#include <QRegularExpression>

#include <algorithm>
#include <set>
#include <string>
#include <vector>

namespace {

std::vector<std::string> builtInTemplates()
{
	std::vector<std::string> names;
	const QStringList files = QDir(LIVESHELF_TEMPLATES_DIR).entryList({"*.svg"}, QDir::Files, QDir::Name);
	names.reserve(static_cast<std::size_t>(files.size()));
	for (const QString &file : files) {
		names.push_back(file.chopped(4).toStdString());
	}
	return names;
}

QByteArray svgOf(const std::string &name)
{
	QFile file(QStringLiteral(LIVESHELF_TEMPLATES_DIR "/") + QString::fromStdString(name) + ".svg");
	EXPECT_TRUE(file.open(QIODevice::ReadOnly)) << name;
	return file.readAll();
}

overlay::CounterView viewIn(const std::string &state)
{
	auto view = viewWith({{"title", "Linen Shirt"}, {"variant", "Sand / M"}, {"state", "In a word"}});
	view.shown = {state};
	if (state == "stale") {
		view.texts["available"] = "checking…";
	} else if (state != "untracked") {
		view.texts["available"] = state == "sold-out" ? "0" : "120";
		view.bars["left"] = state == "sold-out" ? 0 : 0.5;
	}
	return view;
}

constexpr const char *kStates[] = {"ok", "low", "hot", "sold-out", "stale", "untracked"};

} // namespace

class BuiltInTemplate : public testing::TestWithParam<std::string> {};

TEST_P(BuiltInTemplate, IsReadWithoutAHint)
{
	const auto drawable = templateOf(svgOf(GetParam()));
	EXPECT_TRUE(drawable.hint().empty()) << drawable.hint().key << " " << drawable.hint().values.back().second;
}

TEST_P(BuiltInTemplate, HasNoGapLeftAndEachNameOnce)
{
	const QString svg = QString::fromUtf8(svgOf(GetParam()));
	static const QRegularExpression kGap("@\\w*@|=\"\"");
	EXPECT_FALSE(kGap.match(svg).hasMatch()) << kGap.match(svg).captured().toStdString();
	std::set<QString> seen;
	static const QRegularExpression kId(" id=\"([^\"]*)\"");
	for (auto ids = kId.globalMatch(svg); ids.hasNext();) {
		const QString id = ids.next().captured(1);
		EXPECT_TRUE(seen.insert(id).second) << id.toStdString();
	}
}

TEST_P(BuiltInTemplate, NoStateLooksLikeAnother)
{
	const bool isStamp = GetParam().starts_with("stamp-");
	const bool isList = GetParam().starts_with("top-"); // its rows have states, it has none
	const auto drawable = templateOf(svgOf(GetParam()));
	std::vector<QImage> drawn;
	drawn.reserve(std::size(kStates));
	for (const char *state : kStates) {
		const QImage picture = drawable.draw(viewIn(state), 1);
		const std::string name = state;
		const bool isEmpty = isStamp && (name == "ok" || name == "stale" || name == "untracked");
		EXPECT_EQ(inkOf(picture).isNull(), isEmpty) << state;
		EXPECT_TRUE(isEmpty || isList || std::ranges::find(drawn, picture) == drawn.end()) << state;
		drawn.push_back(picture);
	}
}

TEST_P(BuiltInTemplate, ShowsNoNumberWithoutAView)
{
	// The samples of the file must not stay.
	const auto drawable = templateOf(svgOf(GetParam()));
	auto empty = viewWith({{"available", ""}, {"title", ""}, {"price", ""}});
	empty.shown = {"ok"};
	auto none = viewWith({});
	none.shown = {"ok"};
	EXPECT_EQ(drawable.draw(empty, 1), drawable.draw(none, 1));
	if (!GetParam().starts_with("stamp-") && !GetParam().starts_with("top-")) {
		EXPECT_NE(drawable.draw(viewIn("ok"), 1), drawable.draw(none, 1));
	}
}

INSTANTIATE_TEST_SUITE_P(Of, BuiltInTemplate, testing::ValuesIn(builtInTemplates()), [](const auto &test) {
	std::string name = test.param;
	std::ranges::replace(name, '-', '_');
	return name;
});

TEST(BuiltInTemplates, AreEightInTwoPalettes)
{
	const auto names = builtInTemplates();
	EXPECT_EQ(names.size(), 16U);
	for (const char *look : {"bar", "card", "grid", "lower-third", "pill", "queue", "stamp", "top"}) {
		for (const char *palette : {"-dark", "-light"}) {
			EXPECT_TRUE(std::ranges::find(names, std::string(look) + palette) != names.end())
				<< look << palette;
		}
	}
}
