#pragma once

#include <cstdint>

namespace widget {

// What a thread asked of the C library and of libobs's graphics. The graphics driver's own share is apart: software GL
// does in memory what a graphics card does by itself.
struct Asked {
	std::uint64_t allocations = 0; // malloc, calloc, realloc, aligned memory, operator new
	std::uint64_t driverAllocations = 0;
	std::uint64_t locks = 0; // mutexes locked or tried
	std::uint64_t driverLocks = 0;
	std::uint64_t uploads = 0;       // textures filled: created with pixels, set or mapped
	double uploadUs = 0;             // CPU time in which they were created or set
	std::uint64_t vertexBuffers = 0; // made
};

// Counts for the thread that made it, from then until `asked`. One at a time in a thread.
//
// This executable stands before the C library and libobs with functions of the same names (Watch.cpp,
// WatchedGraphics.cpp), so it counts in the same way what our source, OBS's text source and libobs ask for.
class Watch {
public:
	Watch();
	~Watch();
	Watch(const Watch &) = delete;
	Watch &operator=(const Watch &) = delete;

	Asked asked() const;

	// For the functions that stand in: null while nobody watches this thread.
	static Asked *ofThisThread();
};

} // namespace widget
