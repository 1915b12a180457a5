#include "obs/TemplateList.hpp"

#include "obs/HostText.hpp"

#include <QDesktopServices>
#include <QDir>
#include <QString>
#include <QUrl>

#include <array>
#include <format>

namespace host {

namespace {

struct Named {
	const char *name;
	const char *title; // locale key
};

// Each comes in each look, as NAME-LOOK.svg.
constexpr std::array<Named, 8> kBuiltIn = {{
	{"pill", "CounterSource.Template.pill"},
	{"card", "CounterSource.Template.card"},
	{"bar", "CounterSource.Template.bar"},
	{"grid", "CounterSource.Template.grid"},
	{"top", "CounterSource.Template.top"},
	{"queue", "CounterSource.Template.queue"},
	{"stamp", "CounterSource.Template.stamp"},
	{"lower-third", "CounterSource.Template.lowerThird"},
}};
constexpr std::array<Named, 2> kLooks = {{
	{"dark", "CounterSource.Template.dark"},
	{"light", "CounterSource.Template.light"},
}};

} // namespace

std::vector<std::pair<std::string, std::string>> offeredTemplates(const std::string &ownFolder)
{
	std::vector<std::pair<std::string, std::string>> offered;
	offered.emplace_back("", hostText("CounterSource.Template.counter"));
	for (const Named &builtIn : kBuiltIn) {
		for (const Named &look : kLooks) {
			offered.emplace_back(std::format("{}-{}.svg", builtIn.name, look.name),
					     std::format("{} · {}", hostText(builtIn.title), hostText(look.title)));
		}
	}
	if (ownFolder.empty()) {
		return offered;
	}
	for (const QString &file :
	     QDir(QString::fromStdString(ownFolder)).entryList({"*.svg"}, QDir::Files, QDir::Name)) {
		offered.emplace_back(file.toStdString(), file.toStdString());
	}
	return offered;
}

void openTemplateFolder(const std::string &ownFolder)
{
	const QString folder = QString::fromStdString(ownFolder);
	QDir().mkpath(folder);
	QDesktopServices::openUrl(QUrl::fromLocalFile(folder));
}

} // namespace host
