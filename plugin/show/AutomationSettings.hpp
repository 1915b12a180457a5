#pragma once

#include <string>

namespace show {

// What may happen by itself. All of it is off until a person ticks it.
struct AutomationSettings {
	enum class AtSoldOut { Nothing, NextProduct, Scene };

	AtSoldOut atSoldOut = AtSoldOut::Nothing; // when the product on air is sold out
	std::string soldOutScene;                 // Scene: which
	bool showAtNow = false;                   // while a product is about to sell out …
	std::string nowSource;                    // … this source is shown
	std::string nowScene;                     // in this scene; empty: in the one that viewers see
	bool pauseOversold = false;               // when more was sold than there is, pause the sale at that shop
	bool pauseWithoutAsking = false;          // false: the dock asks first

	bool operator==(const AutomationSettings &) const = default;
};

} // namespace show
