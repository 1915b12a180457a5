#pragma once

#include "channels/AlertNote.hpp"
#include "channels/Pace.hpp"
#include "channels/RobotSettings.hpp"
#include "core/Duration.hpp"
#include "core/Message.hpp"
#include "core/WallTime.hpp"
#include "net/HttpMessage.hpp"

#include <optional>
#include <string>
#include <vector>

// How LiveShelf speaks with the robots that put an alert into a group chat. A robot of one kind knows that system's
// requests and answers and nothing else: no socket, no clock, no thread. app::RobotSender carries them.
namespace channels {

// What lets us in. All of it is secret: the address holds a key.
struct RobotAccess {
	std::string address;
	std::string signingSecret; // empty: not signed
};

// What an answer means.
struct Outcome {
	enum class Kind {
		Sent,
		Later,   // the same again, not before `after` if it is given
		Refused, // it would be refused again: `why` says what a person can do
	};

	Kind kind = Kind::Sent;
	std::optional<core::Duration> after;
	core::Message why; // empty: it was sent
};

// Stateless; any thread.
class Robot {
public:
	virtual ~Robot() = default;

	// Signed for `now`, so made anew for each try.
	virtual net::HttpRequest request(const RobotAccess &access, const AlertNote &note,
					 core::WallTime now) const = 0;
	// An answer of any status.
	virtual Outcome read(const net::HttpResponse &answer) const = 0;
	// What the system allows one robot. All of it holds at once.
	virtual std::vector<PaceLimit> limits() const = 0;
};

// Lives as long as the program.
const Robot &robotOf(RobotKind kind);

} // namespace channels
