#if defined(__unix__) && !defined(__APPLE__)

#include "profile/LibsecretApi.hpp"
#include "profile/SecretStore.hpp"

#include <cstdlib>
#include <filesystem>
#include <format>
#include <memory>
#include <mutex>
#include <utility>

namespace profile {

namespace {

using libsecret::Api;

// SECRET_SCHEMA_NONE and SECRET_SCHEMA_ATTRIBUTE_STRING are both 0.
constexpr libsecret::Schema kSchema{"liveshelf.shop", 0, {{"profile", 0}, {"shop", 0}}, 0, {}};
constexpr const char *kEnd = nullptr; // of attributes

// Without one, GLib would start a bus of its own on the display.
bool isThereASessionBus()
{
	const char *address = std::getenv("DBUS_SESSION_BUS_ADDRESS");
	if (address && *address) {
		return true;
	}
	const char *runtime = std::getenv("XDG_RUNTIME_DIR");
	std::error_code error;
	return runtime && *runtime && std::filesystem::exists(std::filesystem::path(runtime) / "bus", error);
}

// The Secret Service over libsecret.
class LibsecretStore : public SecretStore {
public:
	~LibsecretStore() override
	{
		if (cancellable_) {
			api_->unref(cancellable_);
		}
	}

	core::Expected<commerce::Secrets> load(const SecretPlace &place) override
	{
		if (auto ready = prepare(); !ready) {
			return std::unexpected(ready.error());
		}
		libsecret::Error *error = nullptr;
		char *found = api_->lookup(&kSchema, cancellable_, &error, "profile", place.profile.c_str(), "shop",
					   place.shop.c_str(), kEnd);
		if (error) {
			return std::unexpected(told(error));
		}
		if (!found) {
			const auto nothing = expectNothing(place);
			return nothing ? core::Expected<commerce::Secrets>() : std::unexpected(nothing.error());
		}
		auto secrets = secretsFromText(found);
		api_->freeSecret(found);
		return secrets;
	}

	core::Expected<void> save(const SecretPlace &place, const commerce::Secrets &secrets) override
	{
		if (auto ready = prepare(); !ready) {
			return ready;
		}
		libsecret::Error *error = nullptr;
		const std::string label = std::format("LiveShelf: {} ({})", place.shop, place.profile);
		const int done =
			api_->store(&kSchema, nullptr, label.c_str(), secretsAsText(secrets).c_str(), cancellable_,
				    &error, "profile", place.profile.c_str(), "shop", place.shop.c_str(), kEnd);
		return done && !error ? core::Expected<void>() : std::unexpected(told(error));
	}

	core::Expected<void> forget(const SecretPlace &place) override
	{
		if (auto ready = prepare(); !ready) {
			return ready;
		}
		libsecret::Error *error = nullptr; // none for what is locked, which stays
		api_->clear(&kSchema, cancellable_, &error, "profile", place.profile.c_str(), "shop",
			    place.shop.c_str(), kEnd);
		return error ? std::unexpected(told(error)) : expectNothing(place);
	}

	void giveUp() noexcept override
	{
		std::lock_guard guard(mutex_);
		gaveUp_ = true;
		if (cancellable_) {
			api_->cancel(cancellable_);
		}
	}

private:
	core::Expected<void> prepare()
	{
		if (cancellable_) {
			return {};
		}
		if (!isThereASessionBus()) {
			return core::fail({"Secrets.NoStore", {}}, "there is no session bus");
		}
		const Api *api = Api::get();
		if (!api) {
			return core::fail({"Secrets.NoStore", {}}, "libsecret-1.so.0 is not installed");
		}
		{
			std::lock_guard guard(mutex_);
			api_ = api;
			cancellable_ = api_->newCancellable();
			if (gaveUp_) {
				api_->cancel(cancellable_);
			}
		}
		// The bus that libsecret will use. By default GLib ends the whole process when it goes away.
		libsecret::Error *error = nullptr;
		if (libsecret::Connection *bus = api_->bus(libsecret::kSessionBus, cancellable_, &error)) {
			api_->setExitOnClose(bus, 0);
			return {};
		}
		core::Error why{{"Secrets.NoStore", {}}, told(error).detail};
		std::lock_guard guard(mutex_);
		api_->unref(std::exchange(cancellable_, nullptr)); // tried anew next time
		return std::unexpected(std::move(why));
	}

	// The search also finds what is locked, without unlocking it.
	core::Expected<void> expectNothing(const SecretPlace &place)
	{
		libsecret::Error *error = nullptr;
		libsecret::List *found = api_->search(&kSchema, libsecret::kSearchOne, cancellable_, &error, "profile",
						      place.profile.c_str(), "shop", place.shop.c_str(), kEnd);
		if (error) {
			return std::unexpected(told(error));
		}
		if (!found) {
			return {};
		}
		api_->freeList(found, api_->unref);
		return core::fail({"Secrets.Locked", {}}, "an entry is there and is locked");
	}

	core::Error told(libsecret::Error *error) const
	{
		if (!error) {
			return {{"Secrets.Refused", {}}, "libsecret says no more"};
		}
		const bool locked = error->domain == api_->secretErrors() && error->code == libsecret::kIsLocked;
		const bool none = error->domain == api_->busErrors() && error->code == libsecret::kServiceUnknown;
		core::Error result{{locked ? "Secrets.Locked"
				    : none ? "Secrets.NoStore"
					   : "Secrets.Refused",
				    {}},
				   error->message ? error->message : ""};
		api_->freeError(error);
		return result;
	}

	const Api *api_ = nullptr;
	std::mutex mutex_; // guards the cancellable's coming and going, for giveUp
	libsecret::Cancellable *cancellable_ = nullptr;
	bool gaveUp_ = false;
};

} // namespace

std::unique_ptr<SecretStore> systemSecretStore()
{
	return std::make_unique<LibsecretStore>();
}

} // namespace profile

#endif
