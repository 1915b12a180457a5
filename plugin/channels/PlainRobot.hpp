#pragma once

#include "channels/Robot.hpp"

namespace channels {

// Our own JSON, for any server:
//
//   POST, Content-Type: application/json; charset=utf-8
//   X-LiveShelf-Timestamp: 1764331200              seconds since 1970, when it was sent
//   X-LiveShelf-Signature: sha256=<64 hex digits>  HMAC-SHA256(secret, timestamp + "." + body); only with a secret
//   {"version":1,"alert":7,"level":"soldOut","sku":"HOODIE-M","text":"…","language":"en-US","rehearsal":false,
//    "raisedAt":"2026-11-28T12:00:00.000Z"}
//
// A receiver computes the signature over the body's bytes as they came, compares it in constant time, and turns away a
// timestamp that is more than five minutes off. Any 2xx means that it was taken. `sku` is empty in a test.
class PlainRobot final : public Robot {
public:
	net::HttpRequest request(const RobotAccess &access, const AlertNote &note, core::WallTime now) const override;
	Outcome read(const net::HttpResponse &answer) const override;
	std::vector<PaceLimit> limits() const override;
};

} // namespace channels
