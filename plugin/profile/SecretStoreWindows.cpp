#ifdef _WIN32

#include "profile/SecretStore.hpp"

#include <format>
#include <optional>
#include <string>

#include <windows.h>

#include <wincred.h>

namespace profile {

namespace {

// Far more than any shop's keys take; ends the search for leftovers.
constexpr int kMostParts = 64;

std::wstring wide(const std::string &text)
{
	const int length = MultiByteToWideChar(CP_UTF8, 0, text.data(), static_cast<int>(text.size()), nullptr, 0);
	std::wstring result(static_cast<std::size_t>(length), L'\0');
	MultiByteToWideChar(CP_UTF8, 0, text.data(), static_cast<int>(text.size()), result.data(), length);
	return result;
}

// A profile's name may hold any character; a slash in it must not look like the one between the parts.
std::string escaped(const std::string &text)
{
	std::string result;
	for (const char letter : text) {
		result += letter == '/' ? "%2F" : letter == '%' ? "%25" : std::string(1, letter);
	}
	return result;
}

core::Error told(const char *call, DWORD code)
{
	// No logon session: a service or a locked-down account has no store.
	const bool none = code == ERROR_NO_SUCH_LOGON_SESSION;
	return {{none ? "Secrets.NoStore" : "Secrets.Refused", {}}, std::format("{}: error {}", call, code)};
}

// Generic credentials of this user on this machine. One credential holds 2,560 bytes and a token may be longer, so a
// shop's text lies in as many as it takes.
class CredentialStore : public SecretStore {
public:
	core::Expected<commerce::Secrets> load(const SecretPlace &place) override
	{
		std::string text;
		for (int part = 0; part < kMostParts; ++part) {
			const auto read = readPart(place, part);
			if (!read) {
				return std::unexpected(read.error());
			}
			if (!*read) {
				break;
			}
			text += **read;
		}
		return text.empty() ? core::Expected<commerce::Secrets>() : secretsFromText(text);
	}

	core::Expected<void> save(const SecretPlace &place, const commerce::Secrets &secrets) override
	{
		const std::string text = secretsAsText(secrets);
		int part = 0;
		for (std::size_t at = 0; at < text.size(); at += CRED_MAX_CREDENTIAL_BLOB_SIZE) {
			if (auto done = writePart(place, part++, text.substr(at, CRED_MAX_CREDENTIAL_BLOB_SIZE));
			    !done) {
				return done;
			}
		}
		return forgetFrom(place, part);
	}

	core::Expected<void> forget(const SecretPlace &place) override { return forgetFrom(place, 0); }

private:
	static std::wstring target(const SecretPlace &place, int part)
	{
		return wide(std::format("LiveShelf/{}/{}/{}", escaped(place.profile), escaped(place.shop), part));
	}

	static core::Expected<std::optional<std::string>> readPart(const SecretPlace &place, int part)
	{
		PCREDENTIALW credential = nullptr;
		if (!CredReadW(target(place, part).c_str(), CRED_TYPE_GENERIC, 0, &credential)) {
			const DWORD code = GetLastError();
			if (code == ERROR_NOT_FOUND) {
				return std::nullopt;
			}
			return std::unexpected(told("CredReadW", code));
		}
		std::string text(reinterpret_cast<const char *>(credential->CredentialBlob),
				 credential->CredentialBlobSize);
		SecureZeroMemory(credential->CredentialBlob, credential->CredentialBlobSize);
		CredFree(credential);
		return text;
	}

	static core::Expected<void> writePart(const SecretPlace &place, int part, std::string text)
	{
		std::wstring name = target(place, part);
		std::wstring user = L"LiveShelf";
		CREDENTIALW credential{};
		credential.Type = CRED_TYPE_GENERIC;
		credential.TargetName = name.data();
		credential.UserName = user.data();
		credential.CredentialBlobSize = static_cast<DWORD>(text.size());
		credential.CredentialBlob = reinterpret_cast<LPBYTE>(text.data());
		credential.Persist = CRED_PERSIST_LOCAL_MACHINE;
		if (!CredWriteW(&credential, 0)) {
			return std::unexpected(told("CredWriteW", GetLastError()));
		}
		return {};
	}

	// The last one first: should it be cut short, the next attempt still finds all that is left.
	static core::Expected<void> forgetFrom(const SecretPlace &place, int first)
	{
		int end = first;
		for (; end < kMostParts; ++end) {
			const auto there = readPart(place, end);
			if (!there) {
				return std::unexpected(there.error());
			}
			if (!*there) {
				break;
			}
		}
		while (end-- > first) {
			if (CredDeleteW(target(place, end).c_str(), CRED_TYPE_GENERIC, 0)) {
				continue;
			}
			if (const DWORD code = GetLastError(); code != ERROR_NOT_FOUND) {
				return std::unexpected(told("CredDeleteW", code));
			}
		}
		return {};
	}
};

} // namespace

std::unique_ptr<SecretStore> systemSecretStore()
{
	return std::make_unique<CredentialStore>();
}

} // namespace profile

#endif
