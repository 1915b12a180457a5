#pragma once

#include <string>
#include <vector>

namespace app {

// What viewers see, as far as LiveShelf may change it: one scene in place of another, and back.
class ScenePort {
public:
	virtual ~ScenePort() = default;

	// Any thread; done soon after. Remembers the scene that is there. A scene that does not exist changes nothing.
	virtual void showInstead(const std::string &scene) = 0;
	// Any thread; done soon after. Back to the scene that was there – unless somebody switched meanwhile: then that
	// choice stands.
	virtual void showAsBefore() = 0;
	// UI thread. In OBS's order.
	virtual std::vector<std::string> names() const = 0;
};

} // namespace app
