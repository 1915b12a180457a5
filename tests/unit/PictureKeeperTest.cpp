// Products' pictures from a real server, as good and as bad as servers are.

#include "app/PictureKeeper.hpp"
#include "app/Clock.hpp"
#include "support/TestServer.hpp"
#include "unit/PictureBytes.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <atomic>
#include <filesystem>
#include <fstream>
#include <memory>
#include <mutex>
#include <random>
#include <thread>

using namespace app;
using core::ByteCount;
using core::Duration;
using support::Answer;
using support::Request;
namespace fs = std::filesystem;

namespace {

class PictureKeeperTest : public testing::Test {
protected:
	PictureKeeperTest()
		: folder(fs::temp_directory_path() / ("liveshelf-keeper-" + std::to_string(std::random_device()())))
	{
		tuning.random = [] {
			return 0.5;
		};
		tuning.backoff = {.first = Duration::ms(10), .longest = Duration::ms(50), .least = Duration::ms(5)};
	}
	~PictureKeeperTest() override
	{
		keeper.reset();
		fs::remove_all(folder);
	}

	void start(const fs::path &where = {})
	{
		keeper.reset();
		keeper = std::make_unique<PictureKeeper>(
			where,
			[this](core::LogLevel, const std::string &line) {
				const std::lock_guard guard(mutex_);
				log_ += line + "\n";
			},
			tuning);
		keeper->setOnArrival([this] { ++arrivals; });
		keeper->start();
	}
	static void waitUntil(const std::function<bool()> &holds)
	{
		const core::Instant patience = now() + Duration::seconds(20);
		while (!holds() && now() < patience) {
			std::this_thread::yield();
		}
		ASSERT_TRUE(holds());
	}
	std::string waitFor(const std::string &path)
	{
		const std::string url = server.url(path);
		waitUntil([&] { return keeper->find(url) != nullptr; });
		const auto file = keeper->find(url);
		return file ? file->bytes : std::string();
	}
	// What is shown is written afterwards.
	void waitForFiles(std::ptrdiff_t count) const
	{
		waitUntil([&] {
			std::error_code error;
			return std::ranges::count_if(fs::directory_iterator(folder, error), [](const auto &file) {
				       return file.path().extension() == ".picture";
			       }) == count;
		});
	}
	std::size_t askedAt(const std::string &path) const
	{
		return static_cast<std::size_t>(std::ranges::count(server.requests(), path, &Request::path));
	}
	std::string log()
	{
		const std::lock_guard guard(mutex_);
		return log_;
	}

	support::TestServer server;
	fs::path folder;
	PictureTuning tuning;
	std::atomic<int> arrivals{0};
	std::unique_ptr<PictureKeeper> keeper;

private:
	std::mutex mutex_;
	std::string log_;
};

} // namespace

TEST_F(PictureKeeperTest, APictureComesOnceAndIsTold)
{
	server.on("/a.png", Answer{200, {}, pngBytes("a", 300'000)});
	start();
	EXPECT_EQ(keeper->find(server.url("/a.png")), nullptr);
	waitUntil([&] { return arrivals == 1; });
	const auto file = keeper->find(server.url("/a.png"));
	ASSERT_NE(file, nullptr);
	EXPECT_EQ(file->bytes, pngBytes("a", 300'000));
	EXPECT_EQ(keeper->find(server.url("/a.png")), file);
	EXPECT_EQ(server.requests().size(), 1u);
	EXPECT_EQ(log(), "");
}

TEST_F(PictureKeeperTest, AllFourKindsAreTakenAndNothingElse)
{
	using namespace std::string_literals;
	server.on("/a.jpg", Answer{200, {}, "\xff\xd8\xff\xe0 jpeg"});
	server.on("/a.gif", Answer{200, {}, "GIF89a gif"});
	server.on("/a.webp", Answer{200, {}, "RIFF\x10\0\0\0WEBPVP8 "s});
	server.on("/a.wav", Answer{200, {{"Content-Type", "image/png"}}, "RIFF\x10\0\0\0WAVEfmt "s});
	server.on("/a.svg", Answer{200, {{"Content-Type", "image/png"}}, "<svg xmlns='http://www.w3.org/2000/svg'/>"});
	server.on("/empty", Answer{200, {{"Content-Type", "image/png"}}, ""});
	start();
	for (const char *path : {"/a.wav", "/a.svg", "/empty"}) {
		EXPECT_EQ(keeper->find(server.url(path)), nullptr);
	}
	for (const char *path : {"/a.jpg", "/a.gif", "/a.webp"}) {
		EXPECT_NE(waitFor(path), "") << path;
	}
	for (const char *path : {"/a.wav", "/a.svg", "/empty"}) {
		waitUntil([&] { return askedAt(path) >= 2; }); // its first answer is judged
		EXPECT_EQ(keeper->find(server.url(path)), nullptr) << path;
	}
	waitUntil([&] { return arrivals == 3; });
	EXPECT_EQ(log(), "pictures: 127.0.0.1:" + std::to_string(server.port()) +
				 " does not give one: no PNG, JPEG, GIF or WebP\n");
}

TEST_F(PictureKeeperTest, WhatFailedIsTriedAgainThoughNobodyAsks)
{
	std::atomic<int> asked{0};
	server.on("/late.png", [&](const Request &) {
		return ++asked < 4 ? Answer{404, {}, "not yet"} : Answer{200, {}, pngBytes("late")};
	});
	start();
	EXPECT_EQ(keeper->find(server.url("/late.png")), nullptr);
	waitUntil([&] { return arrivals == 1; });
	EXPECT_EQ(asked, 4);
	EXPECT_EQ(waitFor("/late.png"), pngBytes("late"));
	EXPECT_NE(log().find("status 404"), std::string::npos);
	EXPECT_EQ(log().find("late.png"), std::string::npos);
}

TEST_F(PictureKeeperTest, AskingOftenAsksTheServerNoSooner)
{
	tuning.backoff = PictureTuning().backoff;
	server.on("/no.png", Answer{404, {}, ""});
	server.on("/b.png", Answer{200, {}, pngBytes("b")});
	start();
	const core::Instant begun = now();
	keeper->find(server.url("/no.png"));
	waitUntil([&] { return !log().empty(); });
	for (int i = 0; i < 10'000; ++i) {
		EXPECT_EQ(keeper->find(server.url("/no.png")), nullptr);
	}
	waitFor("/b.png");
	if (now() - begun < Duration::seconds(2)) { // the shortest wait
		EXPECT_EQ(askedAt("/no.png"), 1u);
	}
}

TEST_F(PictureKeeperTest, WhatIsTooLargeIsNotTakenIn)
{
	tuning.limits.body = ByteCount::bytes(100'000);
	server.on("/large.png", Answer{200, {}, pngBytes("l", 100'001)});
	server.on("/fits.png", Answer{200, {}, pngBytes("f", 100'000)});
	server.on("/endless.png", Answer{.endless = 1ull << 40});
	start();
	keeper->find(server.url("/endless.png"));
	keeper->find(server.url("/large.png"));
	EXPECT_EQ(waitFor("/fits.png").size(), 100'000u);
	waitUntil([&] { return askedAt("/large.png") >= 2 && askedAt("/endless.png") >= 2; });
	EXPECT_EQ(keeper->find(server.url("/large.png")), nullptr);
	EXPECT_EQ(keeper->find(server.url("/endless.png")), nullptr);
	waitUntil([&] { return arrivals == 1; });
}

TEST_F(PictureKeeperTest, ARedirectIsFollowedAlsoToAnotherServer)
{
	support::TestServer storage;
	storage.on("/there.png", Answer{200, {}, pngBytes("there")});
	server.on("/moved.png", Answer{301, {{"Location", "/a.png"}}, ""});
	server.on("/a.png", Answer{302, {{"Location", storage.url("/there.png")}}, ""});
	server.on("/file.png", Answer{302, {{"Location", "file:///etc/passwd"}}, ""});
	server.on("/loop.png", Answer{302, {{"Location", "/loop.png"}}, ""});
	start();
	keeper->find(server.url("/file.png"));
	keeper->find(server.url("/loop.png"));
	EXPECT_EQ(waitFor("/moved.png"), pngBytes("there"));
	waitUntil([&] { return askedAt("/file.png") >= 2 && askedAt("/loop.png") >= 12; });
	EXPECT_EQ(keeper->find(server.url("/file.png")), nullptr);
	EXPECT_EQ(keeper->find(server.url("/loop.png")), nullptr);
}

TEST_F(PictureKeeperTest, AddressesThatCanBeNoneAreNotTried)
{
	start();
	for (const std::string url : {"", "picture.png", "file:///etc/passwd", "ftp://127.0.0.1/a.png",
				      "http://me:secret@127.0.0.1/a.png", "http://", "data:image/png;base64,AAAA"}) {
		EXPECT_EQ(keeper->find(url), nullptr) << url;
	}
	EXPECT_EQ(keeper->find(server.url("/" + std::string(100'000, 'x'))), nullptr);
	server.on("/a.png", Answer{200, {}, pngBytes("a")});
	waitFor("/a.png");
	EXPECT_EQ(server.requests().size(), 1u);
	EXPECT_EQ(log(), "");
}

TEST_F(PictureKeeperTest, FourAreUnderWayAtOnce)
{
	server.onAny([](const Request &request) {
		return Answer{.status = 200, .body = pngBytes(request.path), .delay = std::chrono::milliseconds(20)};
	});
	start();
	for (int i = 0; i < 40; ++i) {
		keeper->find(server.url("/" + std::to_string(i)));
	}
	waitUntil([&] { return arrivals == 40; });
	EXPECT_EQ(server.connections(), 4u);
}

TEST_F(PictureKeeperTest, OfThousandsTheNewestAreGot)
{
	tuning.mostWanted = 50;
	server.on("/gate.png", Answer{.hang = true});
	server.onAny([](const Request &request) { return Answer{200, {}, pngBytes(request.path)}; });
	tuning.atOnce = 1;
	tuning.limits.total = Duration::seconds(1);
	start();
	keeper->find(server.url("/gate.png")); // holds up what comes until all are asked for
	waitUntil([&] { return askedAt("/gate.png") == 1; });
	for (int i = 0; i < 5000; ++i) {
		EXPECT_EQ(keeper->find(server.url("/" + std::to_string(i))), nullptr);
	}
	waitUntil([&] { return arrivals == 49; });
	const auto requests = server.requests();
	int next = 5000;
	for (const Request &request : requests) {
		if (request.path != "/gate.png") {
			EXPECT_EQ(request.path, "/" + std::to_string(--next));
		}
	}
	EXPECT_EQ(next, 5000 - 49);
}

TEST_F(PictureKeeperTest, ANewStartAsksNobody)
{
	server.on("/a.png", Answer{200, {{"ETag", "\"1\""}}, pngBytes("a", 200'000)});
	start(folder);
	waitFor("/a.png");
	waitForFiles(1);
	start(folder);
	EXPECT_EQ(waitFor("/a.png"), pngBytes("a", 200'000));
	waitUntil([&] { return arrivals == 2; });
	EXPECT_EQ(askedAt("/a.png"), 1u);
}

TEST_F(PictureKeeperTest, AFileThatSomebodyDamagedIsGotAgain)
{
	server.on("/a.png", Answer{200, {}, pngBytes("a")});
	start(folder);
	waitFor("/a.png");
	waitForFiles(1);
	keeper.reset();
	for (const auto &file : fs::directory_iterator(folder)) {
		std::ofstream(file.path(), std::ios::binary | std::ios::app) << "rubbish";
	}
	start(folder);
	EXPECT_EQ(waitFor("/a.png"), pngBytes("a"));
	EXPECT_EQ(askedAt("/a.png"), 2u);
}

TEST_F(PictureKeeperTest, ABrokenDiskCostsNoPicture)
{
	std::ofstream(folder) << "a file where the folder should be";
	server.onAny([](const Request &request) { return Answer{200, {}, pngBytes(request.path)}; });
	start(folder);
	EXPECT_EQ(waitFor("/a.png"), pngBytes("/a.png"));
	EXPECT_EQ(waitFor("/b.png"), pngBytes("/b.png"));
}

TEST_F(PictureKeeperTest, AnOldPictureIsShownWhileItsServerIsAsked)
{
	std::atomic<bool> changed{false};
	server.on("/a.png", [&](const Request &request) {
		const auto tag = request.headers.find("if-none-match");
		if (!changed && tag != request.headers.end() && tag->second == "\"1\"") {
			return Answer{304, {{"ETag", "\"1\""}}, ""};
		}
		return changed ? Answer{200, {{"ETag", "\"2\""}}, pngBytes("new")}
			       : Answer{200, {{"ETag", "\"1\""}}, pngBytes("old")};
	});
	start(folder);
	waitFor("/a.png");
	waitForFiles(1);
	tuning.freshFor = Duration::zero(); // all that is kept is old
	start(folder);
	EXPECT_EQ(waitFor("/a.png"), pngBytes("old"));
	const auto old = keeper->find(server.url("/a.png"));
	waitUntil([&] { return keeper->find(server.url("/a.png")) && askedAt("/a.png") >= 4; });
	EXPECT_EQ(keeper->find(server.url("/a.png")), old); // the same file: nothing is drawn again
	waitUntil([&] { return arrivals == 2; });
	changed = true;
	waitUntil([&] { return keeper->find(server.url("/a.png"))->bytes == pngBytes("new"); });
	server.on("/a.png", Answer{500, {}, ""});
	const auto asked = askedAt("/a.png");
	waitUntil([&] { return keeper->find(server.url("/a.png")) && askedAt("/a.png") >= asked + 2; });
	EXPECT_EQ(keeper->find(server.url("/a.png"))->bytes, pngBytes("new"));
}

TEST_F(PictureKeeperTest, WhatMemoryDroppedComesFromTheDisk)
{
	tuning.memory = ByteCount::bytes(50'000);
	server.onAny([](const Request &request) { return Answer{200, {}, pngBytes(request.path, 20'000)}; });
	start(folder);
	for (const char *path : {"/a", "/b", "/c", "/d"}) {
		waitFor(path);
	}
	EXPECT_EQ(waitFor("/a"), pngBytes("/a", 20'000));
	waitUntil([&] { return arrivals == 5; });
	EXPECT_EQ(server.requests().size(), 4u);
}

TEST_F(PictureKeeperTest, AHungServerDelaysNeitherOthersNorTheEnd)
{
	server.on("/hang.png", Answer{.hang = true});
	server.on("/drip.png", Answer{.body = pngBytes("d", 100'000), .drip = std::chrono::milliseconds(10)});
	server.on("/a.png", Answer{200, {}, pngBytes("a")});
	start(folder);
	keeper->find(server.url("/hang.png"));
	keeper->find(server.url("/drip.png"));
	waitUntil([&] { return askedAt("/hang.png") == 1 && askedAt("/drip.png") == 1; });
	EXPECT_EQ(waitFor("/a.png"), pngBytes("a"));
	waitUntil([&] { return arrivals == 1; }); // it is here before that is told
	const core::Instant begun = now();
	keeper->stop();
	EXPECT_LT(now() - begun, Duration::ms(500));
	EXPECT_NE(keeper->find(server.url("/a.png")), nullptr);
	EXPECT_EQ(keeper->find(server.url("/b.png")), nullptr);
	EXPECT_EQ(arrivals, 1);
}

TEST_F(PictureKeeperTest, AServerThatHangsIsGivenUpAndTriedAgain)
{
	tuning.limits.total = Duration::ms(200);
	std::atomic<int> asked{0};
	server.on("/a.png", [&](const Request &) {
		return ++asked == 1 ? Answer{.hang = true} : Answer{200, {}, pngBytes("a")};
	});
	start();
	EXPECT_EQ(waitFor("/a.png"), pngBytes("a"));
}
