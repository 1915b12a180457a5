// What a room does with its secrets, against this system's own store; one JSON line of news each on stdout:
//   secret_probe FILE PROFILE SHOP [NAME=VALUE …]      keeper: opens, saves what is given, ends when its stdin does
//   secret_probe --forget FILE PROFILE SHOP            … and forgets the shop
#include "app/Clock.hpp"
#include "app/SecretKeeper.hpp"

#include <nlohmann/json.hpp>

#include <cstdio>
#include <future>
#include <iostream>
#include <string>
#include <string_view>
#include <vector>

int main(int count, char **words)
{
	std::vector<std::string> arguments(words + 1, words + count);
	const bool forget = !arguments.empty() && arguments.front() == "--forget";
	if (forget) {
		arguments.erase(arguments.begin());
	}
	if (arguments.size() < 3) {
		std::fputs("secret_probe [--forget] FILE PROFILE SHOP [NAME=VALUE …]\n", stderr);
		return 2;
	}
	const core::Instant began = app::now();
	const auto say = [&](nlohmann::json line) {
		line["after"] = (app::now() - began).seconds();
		std::puts(line.dump().c_str());
		std::fflush(stdout);
	};
	std::promise<void> opened;
	bool first = true;
	app::SecretKeeper keeper(
		profile::systemSecretStore(), arguments[0],
		[&](const app::SecretKeeper::News &news) {
			say({{"secrets", news.secrets}, {"notice", news.notice.key}});
			if (std::exchange(first, false)) {
				opened.set_value();
			}
		},
		[&](core::LogLevel, const std::string &line) { say({{"log", line}}); });
	keeper.open(arguments[1], {arguments[2]});
	opened.get_future().wait();

	app::SecretKeeper::Names names;
	app::SecretKeeper::Shops typed;
	for (std::size_t index = 3; index < arguments.size(); ++index) {
		const std::size_t sign = arguments[index].find('=');
		const std::string name = arguments[index].substr(0, sign);
		names[arguments[2]].push_back(name);
		typed[arguments[2]][name] = arguments[index].substr(sign + 1);
	}
	if (forget || !names.empty()) {
		keeper.save(names, typed);
	}
	std::string line;
	while (std::getline(std::cin, line)) {
	}
	const core::Instant ending = app::now();
	keeper.stop();
	say({{"ended", (app::now() - ending).seconds()}});
	return 0;
}
