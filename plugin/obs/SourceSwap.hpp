#pragma once

#include <obs.hpp>

#include <atomic>
#include <cstdint>
#include <functional>
#include <memory>
#include <string>
#include <utility>

namespace host {

// A source of a scene that is hidden, shown for a while.
//
// In studio mode what viewers see is a copy of the scene, which OBS makes with each transition: then it is the copy
// that is changed, and neither preview nor collection. Else the item itself is, so that OBS would save it as shown:
// `write` leaves a note in the collection that makes the next `read` hide it again, should OBS be killed meanwhile.
//
// Whoever toggles the item meanwhile has decided: then it stays as it is. UI thread only.
class SourceSwap {
public:
	// `onDecided`: a person has toggled what we show. Any thread, under OBS's locks: must not block or call libobs.
	explicit SourceSwap(std::function<void()> onDecided) : onDecided_(std::move(onDecided)) {}
	~SourceSwap();
	SourceSwap(const SourceSwap &) = delete;
	SourceSwap &operator=(const SourceSwap &) = delete;

	enum class Outcome {
		Done,
		NoScene,  // there is none of that name
		NoSource, // that scene has none of that name
		IsThere,  // it is shown already, and stays
	};
	// `scene` empty: the one that viewers see.
	Outcome show(const std::string &scene, const std::string &source);
	// False: a person has toggled it, or it is gone; it stays as it is.
	bool takeBack();
	// A person has toggled what we show: there is nothing to take back any more.
	bool isDecided() const;

	// Of the scene collection.
	void write(obs_data_t *collection) const;
	static void read(obs_data_t *collection);

private:
	// What a person's hand leaves behind; told on any thread.
	struct Shown {
		const std::function<void()> &onDecided;
		OBSWeakSourceAutoRelease scene; // or group
		std::int64_t item = 0;
		std::atomic<bool> isTouched{false};
	};
	static void onVisible(void *data, calldata_t *call);
	void forget();

	std::function<void()> onDecided_;
	std::unique_ptr<Shown> shown_; // null: nothing is
};

} // namespace host
