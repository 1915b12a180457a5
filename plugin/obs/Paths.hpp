#pragma once

#include <filesystem>
#include <string>
#include <vector>

namespace host {

// The path of a file of the installed module's data folder, UTF-8.
std::string moduleDataFile(const char *file);

// The folders of templates, UTF-8: the user's own, which comes first, and the installed module's.
std::vector<std::string> templateFolders();

// A file of this user's folder for the module; it need not exist yet. Not for profiles: what is here is not exported.
std::filesystem::path moduleConfigPath(const char *file);

// The folder and the name of the profile OBS uses now. UI thread, not after EXIT.
std::filesystem::path currentProfilePath();
std::string currentProfileName();

} // namespace host
