#pragma once

#include "channels/Robot.hpp"

#include <nlohmann/json_fwd.hpp>

#include <string>

// What the answers of several robots have in common. Pure; any thread.
namespace channels {

// By the status alone: 2xx is sent; 429, 408, 425 and 5xx are for later; the rest is refused.
Outcome byStatus(const net::HttpResponse &answer);

// An object, or an empty one where the answer is none.
nlohmann::json objectIn(const net::HttpResponse &answer);

Outcome sent();
Outcome later(std::optional<core::Duration> after, core::Message why);
// `key` of the locale; `words` are the robot's own, cut short.
Outcome refused(const char *key, const std::string &words = {});

// A POST of this JSON. What is not UTF-8 in it is replaced.
net::HttpRequest jsonPost(std::string url, const nlohmann::ordered_json &body);

} // namespace channels
