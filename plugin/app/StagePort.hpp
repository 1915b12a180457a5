#pragma once

#include "show/StageOrder.hpp"

#include <functional>
#include <string>
#include <vector>

namespace app {

// What viewers see, as far as an automation may change it: the scene, and whether a source is shown.
class StagePort {
public:
	virtual ~StagePort() = default;

	// Any thread; done soon after. What came of it is told to the listener.
	virtual void perform(const show::StageOrder &order) = 0;
	// Before the first order. Called on the UI thread; must not block.
	virtual void listen(std::function<void(const show::StageNews &)> listener) = 0;
	// UI thread: the sources of the collection that can be seen, by name.
	virtual std::vector<std::string> sources() const = 0;
};

} // namespace app
