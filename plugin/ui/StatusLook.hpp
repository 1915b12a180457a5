#pragma once

#include "alerts/SkuStatus.hpp"
#include "app/ShopConnection.hpp"
#include "health/HealthReport.hpp"
#include "ui/Shape.hpp"
#include "ui/Tone.hpp"

#include <string_view>

namespace ui {

// How a state looks and which locale key names it.
struct Look {
	Shape shape = Shape::None;
	Tone tone = Tone::Plain;
	std::string_view word;
};

Look lookOf(alerts::SkuStatus status);
Look lookOf(health::Verdict verdict);
Look lookOf(app::ConnectionLight light);
Look staleLook();

} // namespace ui
