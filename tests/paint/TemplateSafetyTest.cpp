#include "paint/Drawings.hpp"
#include "paint/TemplateCheck.hpp"
#include "support/LocaleFile.hpp"

#include <gtest/gtest.h>

#include <string>

namespace {

// The key of the sentence with which a template is refused; "" when it is not.
std::string refusal(const QByteArray &svg)
{
	const auto read = paint::SvgTemplate::read(svg, "brand.svg");
	return read ? "" : read.error().sentence.key;
}

QByteArray nested(int depth)
{
	QByteArray opened, closed;
	for (int i = 0; i < depth; ++i) {
		opened += "<g>";
		closed += "</g>";
	}
	return svgWith(opened + closed);
}

} // namespace

TEST(TemplateSafety, RefusesEntitiesBeforeTheyAreExpanded)
{
	EXPECT_EQ(refusal("<!DOCTYPE svg [<!ENTITY a \"aaaaaaaaaa\"><!ENTITY b \"&a;&a;&a;&a;\">]>"
			  "<svg xmlns=\"http://www.w3.org/2000/svg\"><text>&b;</text></svg>"),
		  "Template.Doctype");
	EXPECT_EQ(refusal("<!DOCTYPE svg [<!ENTITY a SYSTEM \"file:///etc/passwd\">]><svg><text>&a;</text></svg>"),
		  "Template.Doctype");
	EXPECT_EQ(refusal(svgWith("<text>&undeclared;</text>")), "Template.NotSvg");
}

TEST(TemplateSafety, RefusesWhatLiesOutsideOfTheFile)
{
	for (const char *content : {
		     R"svg(<image href="http://example.com/a.png"/>)svg",
		     R"svg(<image xlink:href="../../secret.png"/>)svg",
		     R"svg(<image href="file:///etc/passwd"/>)svg",
		     R"svg(<use href="other.svg#a"/>)svg",
		     R"svg(<image href="data:image/svg+xml;base64,AAAA"/>)svg",
		     R"svg(<image href="data:text/html,hello"/>)svg",
		     R"svg(<rect fill="url(http://example.com/#a)"/>)svg",
		     R"svg(<rect style="fill: url( 'other.svg#a' )"/>)svg",
		     R"svg(<style>@import "http://example.com/a.css";</style>)svg",
		     R"svg(<style>text { fill: url(other.svg#a) }</style>)svg",
	     }) {
		EXPECT_EQ(refusal(svgWith(content)), "Template.Outside") << content;
	}
	EXPECT_EQ(refusal("<?xml-stylesheet href=\"a.css\"?>" + svgWith("")), "Template.Outside");
}

TEST(TemplateSafety, AllowsWhatIsInsideOfTheFile)
{
	EXPECT_EQ(refusal(svgWith(R"svg(<defs><linearGradient id="a"/></defs><rect id="b" fill="url(#a)"/>
		<use href="#b"/><use xlink:href="#b"/><image href="data:image/png;base64,AAAA"/>
		<text>url(this) is only a text, and so is @import</text>)svg")),
		  "");
}

TEST(TemplateSafety, RefusesScripts)
{
	EXPECT_EQ(refusal(svgWith("<script>alert(1)</script>")), "Template.Script");
	EXPECT_EQ(refusal(svgWith("<rect onclick=\"alert(1)\"/>")), "Template.Script");
}

TEST(TemplateSafety, KeepsItsLimits)
{
	EXPECT_EQ(refusal(svgWith(QByteArray(paint::TemplateLimits().bytes, ' '))), "Template.TooLarge");
	EXPECT_EQ(refusal(nested(63)), "");
	EXPECT_EQ(refusal(nested(64)), "Template.TooDeep");
	EXPECT_EQ(refusal(nested(100'000)), "Template.TooDeep");
}

TEST(TemplateSafety, RefusesSymbolsOfSymbolsOfSymbols)
{
	QByteArray content = "<defs><g id=\"s0\"><rect/></g>";
	for (int level = 1; level <= 10; ++level) {
		content += "<g id=\"s" + QByteArray::number(level) + "\">";
		for (int copy = 0; copy < 10; ++copy) {
			content += "<use href=\"#s" + QByteArray::number(level - 1) + "\"/>";
		}
		content += "</g>";
	}
	content += "</defs><use href=\"#s10\"/>";
	EXPECT_EQ(refusal(svgWith(content)), "Template.TooComplex");
}

TEST(TemplateSafety, RefusesCirclesAndEndlessChains)
{
	EXPECT_EQ(refusal(svgWith("<g id=\"a\"><use href=\"#b\"/></g><g id=\"b\"><use href=\"#a\"/></g>")),
		  "Template.TooComplex");
	QByteArray chain = "<rect id=\"u0\"/>";
	for (int link = 1; link < 10'000; ++link) {
		chain += "<use id=\"u" + QByteArray::number(link) + "\" href=\"#u" + QByteArray::number(link - 1) +
			 "\"/>";
	}
	EXPECT_EQ(refusal(svgWith(chain)), "Template.TooComplex");
}

TEST(TemplateSafety, RefusesMasksInCirclesAndMasksOfMasksOfMasks)
{
	EXPECT_EQ(refusal(svgWith(R"svg(<mask id="m"><rect mask="url(#m)"/></mask><rect mask="url(#m)"/>)svg")),
		  "Template.TooComplex");
	EXPECT_EQ(refusal(svgWith(R"svg(<clipPath id="a"><rect style="clip-path: url('#b')"/></clipPath>
		<clipPath id="b"><rect clip-path="url(#a)"/></clipPath><rect clip-path="url(#a)"/>)svg")),
		  "Template.TooComplex");
	QByteArray content = "<style>.m { mask: url(#m19) }</style><mask id=\"m0\"><rect/></mask>";
	for (int level = 1; level < 20; ++level) {
		const QByteArray below = "<rect mask=\"url(#m" + QByteArray::number(level - 1) + ")\"/>";
		content += "<mask id=\"m" + QByteArray::number(level) + "\">" + below + below + "</mask>";
	}
	EXPECT_EQ(refusal(svgWith(content + "<rect class=\"m\"/>")), "Template.TooComplex");
}

TEST(TemplateSafety, RefusesCirclesThroughWhatIsMadeOnImport)
{
	EXPECT_EQ(
		refusal(svgWith(R"svg(<clipPath id="c"><g><rect width="9" height="9" mask="url(#liveshelf-clip-0)"/></g>
		</clipPath><rect width="9" height="9" clip-path="url(#c)"/>)svg")),
		"Template.TooComplex");
	EXPECT_EQ(refusal(svgWith(R"svg(<clipPath id="c"><use href="#liveshelf-clip-0"/></clipPath>
		<rect width="9" height="9" clip-path="url(#c)"/><g id="liveshelf-clip-0"/>)svg")),
		  "Template.TooComplex");
}

// Put into each of these patterns the picture would be a gigabyte.
TEST(TemplateSafety, DoesNotCopyAPictureIntoThousandsOfPatterns)
{
	QByteArray patterns;
	for (int i = 0; i < 4'000; ++i) {
		patterns += "<pattern id=\"p" + QByteArray::number(i) + "\"><use href=\"#i\"/></pattern>";
	}
	const QByteArray picture = "<image id=\"i\" href=\"data:image/png;base64," + QByteArray(250'000, 'A') + "\"/>";
	EXPECT_EQ(refusal(svgWith("<rect width=\"9\" height=\"9\"/><defs>" + patterns + picture + "</defs>")), "");
}

TEST(TemplateSafety, RefusesWhatIsNoSvg)
{
	EXPECT_EQ(refusal(""), "Template.NotSvg");
	EXPECT_EQ(refusal("hello"), "Template.NotSvg");
	EXPECT_EQ(refusal("\x1f\x8b\x08"), "Template.NotSvg");
	EXPECT_EQ(refusal("<html/>"), "Template.NotSvg");
	EXPECT_EQ(refusal("<svg viewBox=\"0 0 10 10\"><rect"), "Template.NotSvg");
}

TEST(TemplateSafety, RefusesSizesThatNoTextureHas)
{
	for (const char *box : {"0 0 0 0", "0 0 -5 10", "0 0 1e9 10", "0 0 9000 10", "0 0 nan nan"}) {
		EXPECT_EQ(refusal(QByteArray("<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"0\" height=\"0\" "
					     "viewBox=\"") +
				  box + "\"/>"),
			  "Template.NoSize")
			<< box;
	}
	const auto wide = templateOf("<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 4000 1000\"/>");
	EXPECT_EQ(wide.size(4), QSize(8192, 2048)) << "cut back to what a graphics card can show";
}

TEST(TemplateSafety, MarksOfItsOwnArePlainAttributes)
{
	const auto drawable = templateOf(svgWith("<rect data-liveshelf-layer=\"99999\" width=\"10\" height=\"10\"/>"
						 "<text data-liveshelf-layer=\"99999\" x=\"9\" y=\"9\">a</text>"));
	EXPECT_FALSE(inkOf(drawable.draw(viewWith({}), 1)).isNull());
}

TEST(TemplateSafety, NamesTheFileAndTheReasonInWords)
{
	const support::LocaleFile english("en-US");
	const auto read = paint::SvgTemplate::read(svgWith("<image href=\"http://example.com/a.png\"/>"), "brand.svg");
	ASSERT_FALSE(read);
	EXPECT_EQ(core::render(read.error().sentence, english.translator()),
		  "brand.svg is not used: it refers to something outside the file (http://example.com/a.png). Embed it "
		  "and export again.");
}
