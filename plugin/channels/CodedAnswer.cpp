#include "channels/CodedAnswer.hpp"

#include "channels/Answers.hpp"

#include <nlohmann/json.hpp>

namespace channels {

std::optional<CodedAnswer> CodedAnswer::in(const net::HttpResponse &answer)
{
	const nlohmann::json object = objectIn(answer);
	const auto code = object.find("errcode");
	if (code == object.end() || !code->is_number_integer()) {
		return std::nullopt;
	}
	const auto words = object.find("errmsg");
	const bool told = words != object.end() && words->is_string();
	return CodedAnswer{code->get<std::int64_t>(), told ? words->get<std::string>() : std::string()};
}

} // namespace channels
