#include "profile/SecretStore.hpp"

#include <gtest/gtest.h>

namespace {

TEST(SecretText, KeepsAnyValue)
{
	const commerce::Secrets secrets{{"Authorization", "Bearer \"\\\n键\x01"}, {"empty", ""}};
	EXPECT_EQ(profile::secretsFromText(profile::secretsAsText(secrets)), secrets);
	EXPECT_FALSE(profile::secretsFromText("half {"));
	EXPECT_FALSE(profile::secretsFromText("[1]"));
	EXPECT_FALSE(profile::secretsFromText(R"({"a": 1})"));
}

} // namespace
