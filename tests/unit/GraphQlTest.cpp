#include "commerce/GraphQl.hpp"
#include "commerce/HttpFault.hpp"
#include "commerce/JsonFields.hpp"
#include "commerce/JsonText.hpp"

#include <gtest/gtest.h>

using namespace commerce;
using core::Duration;

namespace {

const std::string kHost = "shop.example";

Asked<GraphQlAnswer> read(const std::string &body, long status = 200)
{
	return readGraphQl({.status = status, .headers = {}, .body = body}, kHost);
}

std::string sentenceOf(const Asked<GraphQlAnswer> &answer)
{
	return answer ? "fine" : answer.error().error.sentence.key;
}

} // namespace

TEST(HttpFault, SaysWhatAStatusMeansForWhatComesNext)
{
	struct Case {
		long status;
		FaultKind kind;
		const char *sentence;
	};
	for (const Case &expected :
	     {Case{401, FaultKind::Unauthorized, "Shop.Unauthorized"}, Case{403, FaultKind::Refused, "Shop.Forbidden"},
	      Case{404, FaultKind::Refused, "Shop.NotFound"}, Case{410, FaultKind::Refused, "Shop.NotFound"},
	      Case{422, FaultKind::Refused, "Shop.OddStatus"}, Case{408, FaultKind::Broken, "Shop.OddStatus"},
	      Case{302, FaultKind::Broken, "Shop.OddStatus"}, Case{429, FaultKind::Throttled, "Shop.TooManyRequests"},
	      Case{500, FaultKind::Broken, "Shop.ServerError"}, Case{503, FaultKind::Broken, "Shop.ServerError"}}) {
		const auto fault =
			faultOf(net::HttpResponse{.status = expected.status, .headers = {}, .body = {}}, kHost);
		ASSERT_TRUE(fault) << expected.status;
		EXPECT_EQ(fault->kind, expected.kind) << expected.status;
		EXPECT_EQ(fault->error.sentence.key, expected.sentence) << expected.status;
		EXPECT_EQ(fault->wait, std::nullopt) << expected.status;
	}
}

TEST(HttpFault, KeepsWhatTheShopAsksForInTime)
{
	const auto fault =
		faultOf(net::HttpResponse{.status = 429, .headers = {{"retry-after", "7"}}, .body = {}}, kHost);
	ASSERT_TRUE(fault);
	EXPECT_EQ(fault->wait, Duration::seconds(7));
}

TEST(HttpFault, IsNothingForAnAnswer)
{
	EXPECT_FALSE(faultOf(net::HttpResponse{.status = 200, .headers = {}, .body = {}}, kHost));
	EXPECT_FALSE(faultOf(net::HttpResponse{.status = 201, .headers = {}, .body = {}}, kHost));
}

TEST(GraphQl, AsksWithDocumentAndVariables)
{
	const auto request = graphQlRequest("https://shop.example/api", "query A($n: Int!) { a(n: $n) }", {{"n", 3}});
	EXPECT_EQ(request.method, "POST");
	EXPECT_EQ(request.url, "https://shop.example/api");
	const auto body = readJson(request.body);
	ASSERT_TRUE(body);
	EXPECT_EQ(textAt(*body, {"query"}), "query A($n: Int!) { a(n: $n) }");
	EXPECT_EQ(textAt(*body, {"variables", "n"}), "3");
}

TEST(GraphQl, ReadsDataBesideErrors)
{
	const auto answer = read(R"({"data":{"a":null,"b":1},"errors":[{"message":"no access to a","path":["a",0],)"
				 R"("extensions":{"code":"ACCESS_DENIED"}}],"extensions":{"cost":{"left":9}}})");
	ASSERT_TRUE(answer) << sentenceOf(answer);
	EXPECT_EQ(unitsAt(answer->data, {"b"}), 1);
	ASSERT_EQ(answer->errors.size(), 1u);
	EXPECT_EQ(answer->errors[0].message, "no access to a");
	EXPECT_EQ(answer->errors[0].code, "ACCESS_DENIED");
	EXPECT_EQ(answer->errors[0].path, "a.0");
	EXPECT_EQ(textAt(answer->extensions, {"cost", "left"}), "9");
}

TEST(GraphQl, TellsServersTroubleFromAShopsAnswer)
{
	EXPECT_EQ(sentenceOf(read("<html>Bad gateway</html>", 502)), "Shop.ServerError");
	EXPECT_EQ(sentenceOf(read("{}", 401)), "Shop.Unauthorized");
	EXPECT_EQ(sentenceOf(read("<html>Welcome</html>")), "Shop.WebPage");
	EXPECT_EQ(sentenceOf(read("")), "Shop.Empty");
	EXPECT_EQ(sentenceOf(read(R"({"items":[]})")), "Shop.NotGraphQl");
	EXPECT_EQ(sentenceOf(read("[]")), "Shop.NotGraphQl");
	EXPECT_EQ(sentenceOf(read("nonsense", 400)), "Shop.OddStatus");
	const auto refused = read(R"({"errors":[{"message":"Cannot query field \"x\""}]})", 400);
	ASSERT_TRUE(refused) << "a 400 that says what is wrong";
	EXPECT_EQ(faultOf(refused->errors[0], FaultKind::Refused, kHost).error.sentence.key, "Shop.Says");
}

TEST(JsonFields, ReadsWithoutBelievingTheShape)
{
	const auto read = readJson(R"({"id":9007199254740993,"big":18446744073709551616,"text":"12","part":1.5,)"
				   R"("whole":3.0,"none":null,"at":"2026-10-01T12:00:00Z","list":[1,2],"yes":true})");
	ASSERT_TRUE(read);
	EXPECT_EQ(textAt(*read, {"id"}), "9007199254740993") << "beyond what a double holds";
	EXPECT_EQ(textAt(*read, {"big"}), "18446744073709551616");
	EXPECT_EQ(unitsAt(*read, {"text"}), 12);
	EXPECT_EQ(unitsAt(*read, {"whole"}), 3);
	EXPECT_EQ(unitsAt(*read, {"part"}), std::nullopt);
	EXPECT_EQ(unitsAt(*read, {"none"}), std::nullopt);
	EXPECT_EQ(unitsAt(*read, {"text", "deeper"}), std::nullopt);
	EXPECT_TRUE(timeAt(*read, {"at"}));
	EXPECT_FALSE(timeAt(*read, {"none"}));
	EXPECT_EQ(listAt(*read, {"list"}).size(), 2u);
	EXPECT_TRUE(listAt(*read, {"at"}).empty());
	EXPECT_TRUE(isTrueAt(*read, {"yes"}));
	EXPECT_FALSE(isTrueAt(*read, {"text"}));
}
