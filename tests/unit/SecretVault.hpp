#pragma once

#include "profile/SecretStore.hpp"

#include <gtest/gtest.h>

#include <chrono>
#include <condition_variable>
#include <functional>
#include <map>
#include <memory>
#include <mutex>
#include <string>

// A system's store in memory, with the troubles of real ones.
struct Vault {
	std::mutex mutex;
	std::condition_variable changed;
	std::map<profile::SecretPlace, commerce::Secrets> entries;
	std::string trouble; // a key: every call fails with it
	bool hangs = false;  // … or does not come back
	bool obeys = false;  // and even a hanging call ends when it is given up
	bool gaveUp = false;
	bool forgetful = false; // says "saved" and does not
	int calls = 0;
	int waiting = 0;

	void set(const std::function<void(Vault &)> &change)
	{
		{
			std::lock_guard guard(mutex);
			change(*this);
		}
		changed.notify_all();
	}
	void waitForACall()
	{
		std::unique_lock lock(mutex);
		ASSERT_TRUE(changed.wait_for(lock, std::chrono::seconds(10), [this] { return waiting > 0; }));
	}
	commerce::Secrets at(const profile::SecretPlace &place)
	{
		std::lock_guard guard(mutex);
		return entries[place];
	}
	std::map<profile::SecretPlace, commerce::Secrets> all()
	{
		std::lock_guard guard(mutex);
		auto filled = entries;
		std::erase_if(filled, [](const auto &entry) { return entry.second.empty(); });
		return filled;
	}
};

class FakeStore : public profile::SecretStore {
public:
	explicit FakeStore(std::shared_ptr<Vault> vault) : vault_(std::move(vault)) {}

	core::Expected<commerce::Secrets> load(const profile::SecretPlace &place) override
	{
		std::unique_lock lock(vault_->mutex);
		if (auto trouble = enter(lock); !trouble.empty()) {
			return core::fail({trouble, {}});
		}
		return vault_->entries[place];
	}
	core::Expected<void> save(const profile::SecretPlace &place, const commerce::Secrets &secrets) override
	{
		std::unique_lock lock(vault_->mutex);
		if (auto trouble = enter(lock); !trouble.empty()) {
			return core::fail({trouble, {}});
		}
		if (!vault_->forgetful) {
			vault_->entries[place] = secrets;
		}
		return {};
	}
	core::Expected<void> forget(const profile::SecretPlace &place) override
	{
		std::unique_lock lock(vault_->mutex);
		if (auto trouble = enter(lock); !trouble.empty()) {
			return core::fail({trouble, {}});
		}
		vault_->entries.erase(place);
		return {};
	}
	void giveUp() noexcept override
	{
		vault_->set([](Vault &vault) { vault.gaveUp = true; });
	}

private:
	std::string enter(std::unique_lock<std::mutex> &lock)
	{
		++vault_->calls;
		++vault_->waiting;
		vault_->changed.notify_all();
		vault_->changed.wait(lock, [this] { return !vault_->hangs || (vault_->obeys && vault_->gaveUp); });
		--vault_->waiting;
		return vault_->hangs ? "Secrets.Refused" : vault_->trouble;
	}

	std::shared_ptr<Vault> vault_;
};
