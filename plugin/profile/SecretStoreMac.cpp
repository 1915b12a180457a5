#ifdef __APPLE__

#include "profile/SecretStore.hpp"

#include <format>
#include <string>
#include <utility>

#include <CoreFoundation/CoreFoundation.h>
#include <Security/Security.h>

namespace profile {

namespace {

// Owns what a function with Create or Copy in its name gave.
template<typename Type>
class Owned {
public:
	explicit Owned(Type value) : value_(value) {}
	~Owned()
	{
		if (value_) {
			CFRelease(value_);
		}
	}
	Owned(Owned &&other) noexcept : value_(std::exchange(other.value_, nullptr)) {}
	Owned &operator=(Owned &&) = delete;
	Type get() const { return value_; }

private:
	Type value_;
};

Owned<CFDataRef> data(const std::string &text)
{
	return Owned(CFDataCreate(kCFAllocatorDefault, reinterpret_cast<const UInt8 *>(text.data()),
				  static_cast<CFIndex>(text.size())));
}

// Bytes that are no text become an empty one: a query that lacks its account would be for all entries.
void set(CFMutableDictionaryRef query, CFStringRef key, const std::string &text)
{
	const Owned value(CFStringCreateWithBytes(kCFAllocatorDefault, reinterpret_cast<const UInt8 *>(text.data()),
						  static_cast<CFIndex>(text.size()), kCFStringEncodingUTF8, false));
	CFDictionarySetValue(query, key, value.get() ? value.get() : CFSTR(""));
}

Owned<CFMutableDictionaryRef> dictionary()
{
	return Owned(CFDictionaryCreateMutable(kCFAllocatorDefault, 0, &kCFTypeDictionaryKeyCallBacks,
					       &kCFTypeDictionaryValueCallBacks));
}

// Names one entry of the login keychain. A profile's name may hold a slash; a shop's id does not.
Owned<CFMutableDictionaryRef> queryFor(const SecretPlace &place)
{
	auto query = dictionary();
	CFDictionarySetValue(query.get(), kSecClass, kSecClassGenericPassword);
	set(query.get(), kSecAttrService, "LiveShelf");
	set(query.get(), kSecAttrAccount, place.shop + "/" + place.profile);
	return query;
}

core::Error told(const char *call, OSStatus status)
{
	const bool locked =
		status == errSecInteractionNotAllowed || status == errSecAuthFailed || status == errSecUserCanceled;
	const bool none = status == errSecNotAvailable || status == errSecNoDefaultKeychain;
	return {{locked ? "Secrets.Locked"
		 : none ? "Secrets.NoStore"
			: "Secrets.Refused",
		 {}},
		std::format("{}: status {}", call, status)};
}

// The user's login keychain.
class KeychainStore : public SecretStore {
public:
	core::Expected<commerce::Secrets> load(const SecretPlace &place) override
	{
		const auto query = queryFor(place);
		CFDictionarySetValue(query.get(), kSecReturnData, kCFBooleanTrue);
		CFDictionarySetValue(query.get(), kSecMatchLimit, kSecMatchLimitOne);
		CFTypeRef found = nullptr;
		const OSStatus status = SecItemCopyMatching(query.get(), &found);
		const Owned owned(found);
		if (status == errSecItemNotFound) {
			return commerce::Secrets();
		}
		if (status != errSecSuccess || !found || CFGetTypeID(found) != CFDataGetTypeID()) {
			return std::unexpected(told("SecItemCopyMatching", status));
		}
		const auto content = static_cast<CFDataRef>(found);
		return secretsFromText(std::string(reinterpret_cast<const char *>(CFDataGetBytePtr(content)),
						   static_cast<std::size_t>(CFDataGetLength(content))));
	}

	core::Expected<void> save(const SecretPlace &place, const commerce::Secrets &secrets) override
	{
		const auto query = queryFor(place);
		const auto content = data(secretsAsText(secrets));
		const auto change = dictionary();
		CFDictionarySetValue(change.get(), kSecValueData, content.get());
		const OSStatus updated = SecItemUpdate(query.get(), change.get());
		if (updated == errSecSuccess) {
			return {};
		}
		if (updated != errSecItemNotFound) {
			return std::unexpected(told("SecItemUpdate", updated));
		}
		CFDictionarySetValue(query.get(), kSecValueData, content.get());
		set(query.get(), kSecAttrLabel, std::format("LiveShelf: {} ({})", place.shop, place.profile));
		const OSStatus added = SecItemAdd(query.get(), nullptr);
		return added == errSecSuccess ? core::Expected<void>() : std::unexpected(told("SecItemAdd", added));
	}

	core::Expected<void> forget(const SecretPlace &place) override
	{
		const OSStatus status = SecItemDelete(queryFor(place).get());
		return status == errSecSuccess || status == errSecItemNotFound
			       ? core::Expected<void>()
			       : std::unexpected(told("SecItemDelete", status));
	}
};

} // namespace

std::unique_ptr<SecretStore> systemSecretStore()
{
	return std::make_unique<KeychainStore>();
}

} // namespace profile

#endif
