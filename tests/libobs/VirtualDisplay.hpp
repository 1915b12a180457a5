#pragma once

#include <string>

#include <sys/types.h>

// An X server of our own, on a display number that is free. It ends with this object, and with this process.
class VirtualDisplay {
public:
	VirtualDisplay();
	~VirtualDisplay();
	VirtualDisplay(const VirtualDisplay &) = delete;
	VirtualDisplay &operator=(const VirtualDisplay &) = delete;

	// ":7", or empty when it could not start.
	const std::string &name() const { return name_; }

private:
	pid_t server_ = -1;
	std::string name_;
};
