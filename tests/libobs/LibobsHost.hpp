#pragma once

#include <QColor>
#include <QImage>

#include <obs.hpp>

#include <functional>
#include <string>
#include <vector>

// libobs on its own: started, with video running, until this object goes. One at a time.
class LibobsHost {
public:
	// `display` is an X display's name.
	explicit LibobsHost(const std::string &display);
	~LibobsHost();
	LibobsHost(const LibobsHost &) = delete;
	LibobsHost &operator=(const LibobsHost &) = delete;

	bool isRunning() const { return running_; }

	// Runs it between two frames on the graphics thread, and waits for it.
	static void onGraphicsThread(const std::function<void()> &task);

	// The source as it goes on air, over an opaque colour. Any thread but the graphics one.
	static QImage screenshot(obs_source_t *source, QColor behind);

	// Frames pass until `reached`, which is asked on the graphics thread. A test that never gets there is ended by
	// its limit.
	static void passFramesUntil(const std::function<bool()> &reached);
	static void passFrames(int number);

	// Lines that libobs or we logged as errors.
	static std::vector<std::string> errors();

private:
	void *display_ = nullptr;
	bool running_ = false;
};
