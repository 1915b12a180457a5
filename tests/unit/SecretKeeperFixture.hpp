#pragma once

#include "SecretVault.hpp"
#include "app/SecretKeeper.hpp"
#include "profile/SecretFile.hpp"

#include <gtest/gtest.h>

#include <chrono>
#include <condition_variable>
#include <filesystem>
#include <fstream>
#include <functional>
#include <memory>
#include <mutex>
#include <string>
#include <thread>
#include <vector>

// A keeper of secrets with a store in memory, a file in a folder of its own, and what it told.
class SecretKeeperFixture : public testing::Test {
protected:
	using Shops = app::SecretKeeper::Shops;
	using News = app::SecretKeeper::News;

	SecretKeeperFixture()
		: folder_(std::filesystem::temp_directory_path() /
			  ("secrets-" + std::to_string(std::hash<std::thread::id>()(std::this_thread::get_id())) +
			   testing::UnitTest::GetInstance()->current_test_info()->name()))
	{
		std::filesystem::remove_all(folder_);
		std::filesystem::create_directories(folder_);
		path_ = folder_ / "secrets.json";
		start();
	}
	~SecretKeeperFixture() override
	{
		vault->set([](Vault &there) { there.hangs = false; });
		keeper.reset();
		std::filesystem::remove_all(folder_);
	}

	void start(core::Duration patience = core::Duration::ms(150))
	{
		keeper.reset();
		keeper = std::make_unique<app::SecretKeeper>(
			std::make_unique<FakeStore>(vault), path_,
			[this](const News &said) {
				std::lock_guard guard(mutex_);
				news_.push_back(said);
				heard_.notify_all();
			},
			[this](core::LogLevel, const std::string &line) {
				std::lock_guard guard(mutex_);
				log_ += line + "\n";
			},
			app::SecretTuning{patience, core::Duration::ms(200), core::Duration::ms(100)});
	}

	// Waits for news of which this holds.
	News newsWhere(const std::function<bool(const News &)> &holds)
	{
		std::unique_lock lock(mutex_);
		const bool came = heard_.wait_for(lock, std::chrono::seconds(10),
						  [&] { return !news_.empty() && holds(news_.back()); });
		EXPECT_TRUE(came);
		return came ? news_.back() : News();
	}
	News newsOf(const Shops &secrets, const std::string &notice = {})
	{
		return newsWhere(
			[&](const News &said) { return said.secrets == secrets && said.notice.key == notice; });
	}
	void waitUntil(const std::function<bool()> &holds)
	{
		for (int time = 0; time < 1000 && !holds(); ++time) {
			std::this_thread::sleep_for(std::chrono::milliseconds(10));
		}
		EXPECT_TRUE(holds());
	}
	profile::SecretFile file() const { return profile::SecretFile(path_); }
	std::string fileText() const
	{
		std::ifstream stream(path_);
		return {std::istreambuf_iterator<char>(stream), {}};
	}
	std::size_t count()
	{
		std::lock_guard guard(mutex_);
		return news_.size();
	}
	std::string log()
	{
		std::lock_guard guard(mutex_);
		return log_;
	}

	const profile::SecretPlace shop_{"Room 1", "shop"};
	std::shared_ptr<Vault> vault = std::make_shared<Vault>();
	std::unique_ptr<app::SecretKeeper> keeper;
	std::filesystem::path folder_, path_;

private:
	std::mutex mutex_;
	std::condition_variable heard_;
	std::vector<News> news_;
	std::string log_;
};
