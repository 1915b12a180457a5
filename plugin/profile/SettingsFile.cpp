#include "profile/SettingsFile.hpp"

#include "profile/AtomicFile.hpp"

#include <system_error>

namespace profile {

SettingsFile::Loaded SettingsFile::load()
{
	fromNewerVersion_ = false;
	const auto content = readWholeFile(file_);
	if (!content) {
		return {{}, content.error().sentence};
	}
	if (!*content) {
		return {};
	}
	auto settings = readSettings(**content);
	if (settings) {
		return {*settings, {}};
	}
	if (settings.error().sentence.key == "Settings.Error.Newer") {
		fromNewerVersion_ = true;
		return {{}, settings.error().sentence};
	}
	std::filesystem::path aside = file_;
	aside += ".bad";
	std::error_code error;
	std::filesystem::rename(file_, aside, error);
	core::Message notice{"Settings.KeptAside", {{"kept", pathText(aside.filename())}}};
	notice.parts.push_back({"reason", settings.error().sentence});
	return {{}, std::move(notice)};
}

core::Expected<void> SettingsFile::save(const Settings &settings)
{
	if (fromNewerVersion_) {
		return core::fail({"Settings.Error.NewerNotSaved", {{"file", pathText(file_)}}});
	}
	return writeFileAtomically(file_, writeSettings(settings));
}

} // namespace profile
