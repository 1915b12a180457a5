#include "net/Digest.hpp"

#include <gtest/gtest.h>

using namespace net;

TEST(Digest, HashesAsPublished)
{
	// FIPS 180-2, B.1; RFC 4231, test cases 2 and 6.
	EXPECT_EQ(hexText(sha256("abc")), "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
	EXPECT_EQ(hexText(hmacSha256("Jefe", "what do ya want for nothing?")),
		  "5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843");
	EXPECT_EQ(
		hexText(hmacSha256(std::string(131, '\xaa'), "Test Using Larger Than Block-Size Key - Hash Key First")),
		"60e431591ee0b67f0d8a26aacbf5b77f8e0bc6213728c5140546040f0ee37f54");
}

TEST(Digest, SignsAsAShopDoes)
{
	const auto body = R"({"id":1234567890,"email":"customer@example.com","total_price":"123.45"})";
	EXPECT_EQ(base64(hmacSha256("test-webhook-secret", body)), "QNyObTlKbMx2qDlPF/ZOZcBqg5OgPg+2oky3zldc0Gw=");
}

TEST(Digest, WritesBase64WithPadding)
{
	EXPECT_EQ(base64(""), "");
	EXPECT_EQ(base64("f"), "Zg==");
	EXPECT_EQ(base64("fo"), "Zm8=");
	EXPECT_EQ(base64("foo"), "Zm9v");
	EXPECT_EQ(base64("foobar"), "Zm9vYmFy");
	EXPECT_EQ(base64("\xff\xfe\xfd"), "//79");
}

TEST(Digest, ComparesSecretly)
{
	EXPECT_TRUE(sameSecretly("", ""));
	EXPECT_TRUE(sameSecretly("abc", "abc"));
	EXPECT_FALSE(sameSecretly("abc", "abd"));
	EXPECT_FALSE(sameSecretly("abc", "ab"));
	EXPECT_FALSE(sameSecretly("", "a"));
}
