#include "app/SoundKeeper.hpp"

#include <chrono>
#include <iostream>
#include <string>
#include <thread>
#include <vector>

// Does with the room's sound what its input says, a line at a time: `device ID`, `captured ID`, `look`, `raise now` or
// `raise soldOut`, `stop`. Answers `look` with the devices and the notice, `stop` with how long that took.

namespace {

using namespace std::chrono;

void look(app::SoundKeeper &keeper, const std::vector<std::string> &captured)
{
	const auto before = keeper.view();
	keeper.look(captured);
	while (keeper.view() == before) {
		std::this_thread::yield();
	}
	for (const sound::Device &device : keeper.view()->devices) {
		std::cout << "device " << device.id << (device.isDefault ? " default" : "") << '\n';
	}
	std::cout << "notice " << keeper.view()->notice.key << '\n' << std::flush;
}

} // namespace

int main()
{
	app::SoundKeeper keeper;
	profile::SoundSettings settings;
	std::vector<std::string> captured;
	std::string verb;
	while (std::cin >> verb) {
		if (verb == "device") {
			std::cin >> settings.device;
			keeper.configure(settings);
		} else if (verb == "captured") {
			std::cin >> captured.emplace_back();
		} else if (verb == "look") {
			look(keeper, captured);
		} else if (verb == "raise") {
			std::string level;
			std::cin >> level;
			alerts::AlertChange change;
			change.alert.level = level == "now" ? alerts::AlertLevel::Now : alerts::AlertLevel::SoldOut;
			change.alert.loud = true;
			const auto begin = steady_clock::now();
			keeper.onAlert(change);
			std::cout << "raised " << duration_cast<microseconds>(steady_clock::now() - begin).count()
				  << '\n'
				  << std::flush;
		} else if (verb == "stop") {
			const auto begin = steady_clock::now();
			keeper.stop();
			std::cout << "stopped " << duration_cast<microseconds>(steady_clock::now() - begin).count()
				  << '\n'
				  << std::flush;
		}
	}
	return 0;
}
