#include "obs/Compat.hpp"

#ifdef _WIN32
#include <windows.h>
#else
#include <dlfcn.h>
#endif

namespace host {

namespace {

// libobs is in the process already; this only asks for a name.
template<typename Function>
Function find(const char *name)
{
#ifdef _WIN32
	const HMODULE libobs = GetModuleHandleW(L"obs.dll");
	return libobs ? reinterpret_cast<Function>(GetProcAddress(libobs, name)) : nullptr;
#else
	return reinterpret_cast<Function>(dlsym(RTLD_DEFAULT, name));
#endif
}

Compat lookUp()
{
	Compat found;
	found.addPacketCallback = find<Compat::ChangePacketCallback>("obs_output_add_packet_callback");
	found.removePacketCallback = find<Compat::ChangePacketCallback>("obs_output_remove_packet_callback");
	return found.addPacketCallback && found.removePacketCallback ? found : Compat();
}

} // namespace

const Compat &compat()
{
	static const Compat found = lookUp();
	return found;
}

} // namespace host
