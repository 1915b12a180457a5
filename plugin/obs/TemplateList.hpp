#pragma once

#include <string>
#include <utility>
#include <vector>

namespace host {

// The templates that are offered: name as in overlay::CounterSettings::templateName → what people read. First those
// that come with the module, in an order for people, then the files in the user's folder (UTF-8) as they are now. UI
// thread; looks at the disk.
std::vector<std::pair<std::string, std::string>> offeredTemplates(const std::string &ownFolder);

// Opens that folder on the desktop; makes it where there is none. UI thread.
void openTemplateFolder(const std::string &ownFolder);

} // namespace host
