#pragma once

// What we use of libsecret and of the GLib libraries that it brings along, looked up at run time: the plugin loads and
// works without them. Names and shapes are those of libsecret 0.19 and later, which its makers keep stable.
namespace profile::libsecret {

struct Error { // GError
	unsigned domain;
	int code;
	char *message;
};
struct Cancellable; // GCancellable
struct List;        // GList
struct Connection;  // GDBusConnection

struct SchemaAttribute {
	const char *name;
	int type;
};
struct Schema { // SecretSchema
	const char *name;
	int flags;
	SchemaAttribute attributes[32];
	int reserved;
	void *reservedToo[7];
};

inline constexpr int kSessionBus = 2;     // G_BUS_TYPE_SESSION
inline constexpr int kServiceUnknown = 2; // G_DBUS_ERROR_SERVICE_UNKNOWN
inline constexpr int kIsLocked = 2;       // SECRET_ERROR_IS_LOCKED
inline constexpr int kSearchOne = 0;      // SECRET_SEARCH_NONE: finds locked ones as well, and unlocks nothing

struct Api {
	Cancellable *(*newCancellable)();
	void (*cancel)(Cancellable *);
	void (*unref)(void *);
	void (*freeError)(Error *);
	void (*freeList)(List *, void (*)(void *));
	unsigned (*secretErrors)();
	unsigned (*busErrors)();
	Connection *(*bus)(int type, Cancellable *, Error **);
	void (*setExitOnClose)(Connection *, int);
	// The dots are attributes: name, value, …, null.
	int (*store)(const Schema *, const char *collection, const char *label, const char *secret, Cancellable *,
		     Error **, ...);
	char *(*lookup)(const Schema *, Cancellable *, Error **, ...);
	List *(*search)(const Schema *, int flags, Cancellable *, Error **, ...);
	int (*clear)(const Schema *, Cancellable *, Error **, ...);
	void (*freeSecret)(char *);

	// Null where libsecret is not installed. It stays loaded: GLib cannot be unloaded.
	static const Api *get();
};

} // namespace profile::libsecret
