// The whole product without OBS and without widgets: real loops, a real shop server, and a store for secrets in memory.

#include "FakeStreams.hpp"
#include "JournalFixture.hpp"
#include "SecretVault.hpp"

#include "app/Application.hpp"
#include "support/TestServer.hpp"

#include <algorithm>
#include <functional>
#include <memory>
#include <set>
#include <string>
#include <thread>
#include <vector>

using namespace app;
using commerce::Secrets;
using support::Answer;
using support::Request;

namespace {

using Names = std::set<std::string>;

struct NoScenes final : ScenePort {
	void showInstead(const std::string &) override {}
	void showAsBefore() override {}
	std::vector<std::string> names() const override { return {}; }
};

struct NoStage final : StagePort {
	void perform(const show::StageOrder &) override {}
	void listen(std::function<void(const show::StageNews &)>) override {}
	std::vector<std::string> sources() const override { return {}; }
};

struct NoCounters final : overlay::PaintPort {
	std::unique_ptr<overlay::CounterCanvas> makeCanvas() override { return nullptr; }
};

class ApplicationTest : public JournalTest {
protected:
	ApplicationTest()
	{
		server.on("/stock", Answer{200, {}, R"({"items":[{"sku":"A","available":3}]})"});
		shop.kind = commerce::ShopKind::JsonFeed;
		shop.url = server.url("/stock");
		shop.headerNames = {"X-Key"};
		shop.pollEvery = core::Duration::seconds(1);
		start();
	}
	~ApplicationTest() override { application.reset(); }

	// As when OBS starts; also again.
	void start()
	{
		application.reset();
		journal = std::make_unique<JournalKeeper>(folder_ / "journal");
		application = std::make_unique<Application>(
			streams, streams.load, scenes, stage, board, *journal, std::make_unique<FakeStore>(vault),
			folder_ / "secrets.json", [] {},
			ApplicationEvents{{},
					  [](const auto &) {},
					  [](const auto &) {
					  }},
			[](core::LogLevel, const std::string &) {},
			[](const std::string &, std::string_view key) { return std::string(key); });
		open("Room 1");
	}
	void open(const std::string &profile)
	{
		std::filesystem::create_directories(folder_ / profile);
		application->open(folder_ / profile, profile);
	}
	void apply(const Secrets &typed)
	{
		profile::Settings settings = application->settings();
		settings.shops = {shop};
		ASSERT_TRUE(application->applySettings(settings, {{"shop", typed}}));
	}

	static void waitUntil(const std::function<bool()> &holds)
	{
		const core::Instant patience = now() + core::Duration::seconds(20);
		while (!holds() && now() < patience) {
			std::this_thread::yield();
		}
		ASSERT_TRUE(holds());
	}
	// Whether the shop was asked with this value.
	bool wasAskedWith(const std::string &value) const
	{
		return std::ranges::any_of(server.requests(), [&](const Request &request) {
			const auto sent = request.headers.find("x-key");
			return sent != request.headers.end() && sent->second == value;
		});
	}

	support::TestServer server;
	commerce::ShopSettings shop;
	std::shared_ptr<Vault> vault = std::make_shared<Vault>();
	fake_streams::FakeStreams streams;
	NoScenes scenes;
	NoStage stage;
	NoCounters paint;
	CounterBoard board{paint, [](std::string_view key) {
				   return std::string(key);
			   }};
	std::unique_ptr<JournalKeeper> journal;
	std::unique_ptr<Application> application;
};

} // namespace

TEST_F(ApplicationTest, TellsWhichSecretsAreStored)
{
	EXPECT_EQ(application->storedSecrets("shop"), Names());
	apply({{"X-Key", "first"}});
	EXPECT_EQ(application->storedSecrets("shop"), Names{"X-Key"}) << "at once, whatever the store does";
	waitUntil([this] { return wasAskedWith("first"); });
	waitUntil([this] { return vault->at({"Room 1", "shop"}) == Secrets{{"X-Key", "first"}}; });

	start();
	waitUntil([this] { return application->storedSecrets("shop") == Names{"X-Key"}; });
	shop.headerNames = {"X-Key", "X-Other"};
	apply({{"X-Other", "second"}});
	EXPECT_EQ(application->storedSecrets("shop"), (Names{"X-Key", "X-Other"}));
	EXPECT_EQ(application->storedSecrets("another"), Names());
}

TEST_F(ApplicationTest, AForgottenSecretIsNotStoredAnyMore)
{
	shop.headerNames = {"X-Key", "X-Other"};
	apply({{"X-Key", "first"}, {"X-Other", "second"}});
	apply({{"X-Key", ""}});
	EXPECT_EQ(application->storedSecrets("shop"), Names{"X-Other"});
	waitUntil([this] { return vault->at({"Room 1", "shop"}) == Secrets{{"X-Other", "second"}}; });
	EXPECT_EQ(application->storedSecrets("shop"), Names{"X-Other"});
}

TEST_F(ApplicationTest, SecretsOfTheProfileThatWasLeftAreNotTold)
{
	apply({{"X-Key", "first"}});
	waitUntil([this] { return vault->at({"Room 1", "shop"}) == Secrets{{"X-Key", "first"}}; });
	open("Room 2");
	EXPECT_EQ(application->storedSecrets("shop"), Names());
	open("Room 1");
	waitUntil([this] { return application->storedSecrets("shop") == Names{"X-Key"}; });
}

TEST_F(ApplicationTest, TheShopIsFollowedHoweverSoonItsSecretsCome)
{
	const auto follows = [this](commerce::ShopKind kind) {
		const auto shelf = application->shelf();
		return shelf->shops.size() == 1 && shelf->shops.front().kind == kind;
	};
	apply({{"X-Key", "first"}});
	for (int i = 0; i < 50 && !HasFatalFailure(); ++i) {
		open("Room 2");
		waitUntil([&] { return follows(commerce::ShopKind::Rehearsal); });
		open("Room 1");
		waitUntil([&] { return follows(commerce::ShopKind::JsonFeed); });
	}
}

TEST_F(ApplicationTest, SecretsAreToldWhileTheStoreIsLocked)
{
	vault->set([](Vault &there) { there.trouble = "Secrets.Locked"; });
	apply({{"X-Key", "first"}});
	waitUntil([this] { return application->shelf()->notice.key == "Secrets.Locked"; });
	EXPECT_EQ(application->storedSecrets("shop"), Names{"X-Key"});
	start();
	waitUntil([this] { return application->storedSecrets("shop") == Names{"X-Key"}; });
	waitUntil([this] { return wasAskedWith("first"); });
}

TEST_F(ApplicationTest, ARobotsAddressIsKeptAsAShopsKeyIs)
{
	server.on("/hook", Answer{200, {}, R"({"errcode":0})"});
	const auto taken = [this] {
		return std::ranges::any_of(server.requests(),
					   [](const Request &asked) { return asked.path == "/hook"; });
	};
	profile::Settings settings = application->settings();
	settings.shops = {shop};
	settings.robots = {{.id = "robot-1", .name = "Group", .kind = channels::RobotKind::WeCom, .host = "127.0.0.1"}};
	const Secrets address{{channels::kAddress, server.url("/hook")}};
	ASSERT_TRUE(application->applySettings(settings, {{"shop", {{"X-Key", "k"}}}, {"robot.robot-1", address}}));
	waitUntil([&] { return vault->at({"Room 1", "robot.robot-1"}) == address; });
	EXPECT_EQ(application->storedSecrets("robot.robot-1"), Names{channels::kAddress});

	start();
	waitUntil([this] { return application->robots()->robots.size() == 1; });
	waitUntil([this] { return application->storedSecrets("robot.robot-1") == Names{channels::kAddress}; });
	server.on("/stock", Answer{200, {}, R"({"items":[{"sku":"A","available":3}]})"});
	waitUntil([this] { return application->shelf()->rows.size() == 1; });
	EXPECT_FALSE(taken()) << "what was low at the start is no news";
	server.on("/stock", Answer{200, {}, R"({"items":[{"sku":"A","available":0}]})"});
	waitUntil(taken);

	settings.robots.clear();
	ASSERT_TRUE(application->applySettings(settings, {}));
	waitUntil([&] { return vault->at({"Room 1", "robot.robot-1"}).empty(); });
	EXPECT_TRUE(application->robots()->notice.empty());
}
