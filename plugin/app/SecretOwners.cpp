#include "app/SecretOwners.hpp"

namespace app {

std::map<std::string, std::vector<std::string>> secretOwners(const profile::Settings &settings)
{
	std::map<std::string, std::vector<std::string>> owners;
	for (const commerce::ShopSettings &shop : settings.shops) {
		if (auto names = commerce::secretNames(shop); !names.empty()) {
			owners[shop.id] = std::move(names);
		}
	}
	for (const channels::RobotSettings &robot : settings.robots) {
		owners[channels::secretOwner(robot)] = channels::secretNames(robot.kind);
	}
	return owners;
}

} // namespace app
