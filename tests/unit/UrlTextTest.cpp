#include "commerce/UrlText.hpp"

#include <gtest/gtest.h>

using commerce::secretInQuery;

TEST(UrlText, FindsASecretInAQueryByItsName)
{
	EXPECT_EQ(secretInQuery("https://shop.example/stock.json?page=2&api_key=abc"), "api_key");
	EXPECT_EQ(secretInQuery("https://shop.example/stock.json?apiKey=abc&page=2"), "apiKey");
	EXPECT_EQ(secretInQuery("https://shop.example/?access_token=abc#part"), "access_token");
	EXPECT_EQ(secretInQuery("shop.example/?key=abc"), "key");
	EXPECT_EQ(secretInQuery("https://blob.example/stock.csv?sv=2024&sig=abc"), "sig");
}

TEST(UrlText, FindsNoneWhereThereIsNone)
{
	EXPECT_EQ(secretInQuery(""), "");
	EXPECT_EQ(secretInQuery("https://shop.example/key=abc"), "");
	EXPECT_EQ(secretInQuery("https://shop.example/stock.json?key="), "");
	EXPECT_EQ(secretInQuery("https://shop.example/stock.json?key"), "");
	EXPECT_EQ(secretInQuery("https://shop.example/stock.json?keyword=hat&author=me"), "");
	EXPECT_EQ(secretInQuery("https://shop.example/#?key=abc"), "");
	EXPECT_EQ(secretInQuery("https://docs.google.com/spreadsheets/d/e/2PACX/pub?gid=0&single=true&output=csv"), "");
}
