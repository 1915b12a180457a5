#if defined(__unix__) && !defined(__APPLE__)

#include "profile/LibsecretApi.hpp"

#include <optional>

#include <dlfcn.h>

namespace profile::libsecret {

namespace {

template<typename Function>
bool find(void *library, const char *name, Function &into)
{
	into = reinterpret_cast<Function>(dlsym(library, name)); // also looks into what the library brings along
	return into != nullptr;
}

std::optional<Api> load()
{
	void *library = dlopen("libsecret-1.so.0", RTLD_NOW | RTLD_LOCAL | RTLD_NODELETE);
	if (!library) {
		return std::nullopt;
	}
	Api api{};
	const bool all =
		find(library, "g_cancellable_new", api.newCancellable) &&
		find(library, "g_cancellable_cancel", api.cancel) && find(library, "g_object_unref", api.unref) &&
		find(library, "g_error_free", api.freeError) && find(library, "g_list_free_full", api.freeList) &&
		find(library, "secret_error_get_quark", api.secretErrors) &&
		find(library, "g_dbus_error_quark", api.busErrors) && find(library, "g_bus_get_sync", api.bus) &&
		find(library, "g_dbus_connection_set_exit_on_close", api.setExitOnClose) &&
		find(library, "secret_password_store_sync", api.store) &&
		find(library, "secret_password_lookup_sync", api.lookup) &&
		find(library, "secret_password_search_sync", api.search) &&
		find(library, "secret_password_clear_sync", api.clear) &&
		find(library, "secret_password_free", api.freeSecret);
	return all ? std::optional(api) : std::nullopt;
}

} // namespace

const Api *Api::get()
{
	static const std::optional<Api> api = load();
	return api ? &*api : nullptr;
}

} // namespace profile::libsecret

#endif
