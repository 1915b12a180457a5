#include "app/ThreadName.hpp"

#ifdef _WIN32
#include <string>
#include <windows.h>
#else
#include <pthread.h>
#endif

namespace app {

void nameThread(const char *name)
{
#if defined(_WIN32)
	const std::string text(name);
	SetThreadDescription(GetCurrentThread(), std::wstring(text.begin(), text.end()).c_str());
#elif defined(__APPLE__)
	pthread_setname_np(name);
#else
	pthread_setname_np(pthread_self(), name);
#endif
}

} // namespace app
