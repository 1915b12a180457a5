#pragma once

#include "core/Message.hpp"

#include <cstdint>
#include <string>

namespace show {

// Something to be done to what viewers see.
struct StageOrder {
	enum class What {
		SwitchScene, // remembers the one that is there
		SwitchBack,
		ShowSource,
		HideSource,
	};
	What what = What::SwitchScene;
	std::uint64_t act = 0; // whose: what was begun under a number is ended under it
	std::string scene;     // SwitchScene; ShowSource: empty is the one that viewers see
	std::string source;

	bool operator==(const StageOrder &) const = default;
};

// What came of it.
struct StageNews {
	enum class What {
		Done,
		Refused,       // nothing was changed: `why`
		TakenBack,     // all is as it was before
		PersonDecided, // somebody switched or toggled meanwhile: that stands, and nothing is taken back
	};
	std::uint64_t act = 0;
	What what = What::Done;
	core::Message why;
};

} // namespace show
