#include "obs/ReportData.hpp"

#include <format>

namespace host {

std::string utf8(const std::filesystem::path &path)
{
	const std::u8string text = path.u8string();
	return {text.begin(), text.end()};
}

OBSDataAutoRelease reportData(const app::ReportFile &file)
{
	OBSDataAutoRelease data = obs_data_create();
	obs_data_set_string(data, "started", std::format("{:%FT%T}Z", file.began).c_str());
	obs_data_set_string(data, "html", utf8(file.html).c_str());
	obs_data_set_string(data, "csv", utf8(file.csv).c_str());
	obs_data_set_string(data, "json", utf8(file.json).c_str());
	obs_data_set_bool(data, "rehearsal", file.rehearsal);
	obs_data_set_bool(data, "streamed", file.streamed);
	return data;
}

} // namespace host
