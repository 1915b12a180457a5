#include "paint/Binding.hpp"

#include <gtest/gtest.h>

using namespace paint;

namespace {

void expectBinding(const char *layer, BindingKind kind, const char *name)
{
	const auto binding = readBinding(QString::fromUtf8(layer));
	ASSERT_TRUE(binding) << layer;
	EXPECT_EQ(binding->kind, kind) << layer;
	EXPECT_EQ(binding->name, name) << layer;
}

std::string suggestionFor(const char *layer)
{
	const auto misspelt = findMisspelling(QString::fromUtf8(layer));
	return !misspelt ? "is fine" : misspelt->suggestion.isEmpty() ? "unknown" : misspelt->suggestion.toStdString();
}

} // namespace

TEST(Binding, ReadsTheDesignersNames)
{
	expectBinding("text:title", BindingKind::Text, "title");
	expectBinding("bar:left", BindingKind::Bar, "left");
	expectBinding("show:sold-out", BindingKind::Show, "sold-out");
	expectBinding("hide:stale", BindingKind::Hide, "stale");
	expectBinding("text:sells-out-in", BindingKind::Text, "sells-out-in");
	expectBinding("image:product", BindingKind::Image, "product");
	expectBinding("qr:link", BindingKind::Code, "link");
	expectBinding("repeat:variants_3", BindingKind::Repeat, "variants");
}

TEST(Binding, ReadsThatATextIsToFitItsBox)
{
	for (const char *layer : {"text:title fit", "Text: Title Fit", "text:title-fit_2", "text:title:fit",
				  "text_x3A_title_x20_fit", "text:title_2 fit"}) {
		const auto binding = readBinding(layer);
		ASSERT_TRUE(binding) << layer;
		EXPECT_TRUE(binding->fit) << layer;
		EXPECT_EQ(binding->name, "title") << layer;
	}
	EXPECT_FALSE(readBinding("text:title")->fit);
	EXPECT_FALSE(readBinding("bar:left fit")) << "only texts have words to fit";
}

TEST(Binding, ForgivesWhatExportsDoToNames)
{
	expectBinding("text_x3A_title", BindingKind::Text, "title");
	expectBinding("text:title_2", BindingKind::Text, "title");
	expectBinding("text:title-1", BindingKind::Text, "title");
	expectBinding("text:title-1-7-3", BindingKind::Text, "title");
	expectBinding("show_x3A_sold-out_00000181055555555555555_", BindingKind::Show, "sold-out");
	expectBinding("Text: Sells out in", BindingKind::Text, "sells-out-in");
	expectBinding("text_x3A_sells-out-in_x0020_", BindingKind::Text, "sells-out-in");
}

TEST(Binding, LeavesOtherLayersAlone)
{
	for (const char *layer : {"", ":", "Layer 1", "text", "rect12", "title", "Frame 1:2", "note:this", "text:"}) {
		EXPECT_FALSE(readBinding(layer)) << layer;
	}
	EXPECT_EQ(suggestionFor("Frame 1:2"), "is fine");
	EXPECT_EQ(suggestionFor("note:this"), "is fine");
	EXPECT_EQ(suggestionFor("text:title_2"), "is fine");
}

TEST(Binding, SuggestsWhatWasProbablyMeant)
{
	EXPECT_EQ(suggestionFor("text:availble"), "text:available");
	EXPECT_EQ(suggestionFor("txt:title"), "text:title");
	EXPECT_EQ(suggestionFor("show:soldout"), "show:sold-out");
	EXPECT_EQ(suggestionFor("text:colour"), "unknown");
}
