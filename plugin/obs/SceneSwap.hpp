#pragma once

#include <obs.hpp>

#include <string>

namespace host {

// One program scene in place of another, until it is taken back. In studio mode it is the program that changes, with
// the transition that is set there; the preview stays.
//
// Whoever switches scenes meanwhile, in OBS or by obs-websocket, has decided: then nothing is taken back. UI thread
// only; not after OBS's exit event.
class SceneSwap {
public:
	enum class Outcome {
		Done,
		NoScene, // there is none of that name
		IsThere, // a person is there already, and stays
	};
	Outcome show(const std::string &name);
	// False: there was nothing to take back.
	bool takeBack();

	bool isAway() const { return before_ != nullptr; }
	// The program scene has changed. True: by somebody else, and there is nothing to take back any more.
	bool onSceneChanged();
	void forget();

private:
	bool stands() const;

	OBSWeakSourceAutoRelease before_; // absent: there is nothing to go back to
	OBSWeakSourceAutoRelease instead_;
};

} // namespace host
