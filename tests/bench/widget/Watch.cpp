#include "widget/Watch.hpp"

#include <algorithm>
#include <array>
#include <atomic>
#include <cstdlib>
#include <new>
#include <string_view>
#include <utility>
#include <vector>

#include <dlfcn.h>
#include <link.h>
#include <pthread.h>

#define STANDS_IN __attribute__((visibility("default"), noinline))

// glibc's own, by the names that it keeps for this purpose.
extern "C" {
void *__libc_malloc(std::size_t size);                          // NOLINT(bugprone-reserved-identifier)
void *__libc_calloc(std::size_t number, std::size_t size);      // NOLINT(bugprone-reserved-identifier)
void *__libc_realloc(void *block, std::size_t size);            // NOLINT(bugprone-reserved-identifier)
void *__libc_memalign(std::size_t alignment, std::size_t size); // NOLINT(bugprone-reserved-identifier)
}

namespace widget {

namespace {

using Address = std::uintptr_t;

constexpr std::array<std::string_view, 8> kDriver = {"gallium", "LLVM",   "libEGL", "libGL",
						     "libX",    "libxcb", "libdrm", "libgbm"};

constinit thread_local Asked *watched = nullptr;
thread_local Asked counts;

// Where the driver's code lies. Written before the first watch, then only read.
std::vector<std::pair<Address, Address>> &driverCode()
{
	static std::vector<std::pair<Address, Address>> ranges;
	return ranges;
}

int addModule(dl_phdr_info *module, std::size_t, void *)
{
	const std::string_view path = module->dlpi_name;
	const std::string_view name = path.substr(path.rfind('/') + 1);
	if (std::ranges::none_of(kDriver, [name](auto part) { return name.find(part) != name.npos; })) {
		return 0;
	}
	for (int part = 0; part < module->dlpi_phnum; ++part) {
		const auto &header = module->dlpi_phdr[part];
		if (header.p_type == PT_LOAD && (header.p_flags & PF_X)) {
			const Address begin = module->dlpi_addr + header.p_vaddr;
			driverCode().emplace_back(begin, begin + header.p_memsz);
		}
	}
	return 0;
}

bool isDriver(const void *caller)
{
	const auto at = reinterpret_cast<Address>(caller);
	return std::ranges::any_of(driverCode(),
				   [at](const auto &range) { return at >= range.first && at < range.second; });
}

void countAllocation(const void *caller)
{
	if (watched) {
		++(isDriver(caller) ? watched->driverAllocations : watched->allocations);
	}
}

void countLock(const void *caller)
{
	if (watched) {
		++(isDriver(caller) ? watched->driverLocks : watched->locks);
	}
}

using MutexCall = int (*)(pthread_mutex_t *);

// No local static: its guard may lock.
MutexCall next(std::atomic<MutexCall> &known, const char *name)
{
	MutexCall call = known.load(std::memory_order_relaxed);
	if (!call) {
		call = reinterpret_cast<MutexCall>(dlsym(RTLD_NEXT, name));
		known = call;
	}
	return call;
}

constinit std::atomic<MutexCall> nextLock = nullptr;
constinit std::atomic<MutexCall> nextTryLock = nullptr;

} // namespace

Watch::Watch()
{
	driverCode().clear();
	dl_iterate_phdr(addModule, nullptr);
	counts = {};
	watched = &counts;
}

Watch::~Watch()
{
	watched = nullptr;
}

Asked Watch::asked() const
{
	return counts;
}

Asked *Watch::ofThisThread()
{
	return watched;
}

} // namespace widget

extern "C" {

STANDS_IN void *malloc(std::size_t size)
{
	widget::countAllocation(__builtin_return_address(0));
	return __libc_malloc(size);
}

STANDS_IN void *calloc(std::size_t number, std::size_t size)
{
	widget::countAllocation(__builtin_return_address(0));
	return __libc_calloc(number, size);
}

STANDS_IN void *realloc(void *block, std::size_t size)
{
	widget::countAllocation(__builtin_return_address(0));
	return __libc_realloc(block, size);
}

STANDS_IN void *memalign(std::size_t alignment, std::size_t size)
{
	widget::countAllocation(__builtin_return_address(0));
	return __libc_memalign(alignment, size);
}

STANDS_IN void *aligned_alloc(std::size_t alignment, std::size_t size)
{
	widget::countAllocation(__builtin_return_address(0));
	return __libc_memalign(alignment, size);
}

STANDS_IN int posix_memalign(void **block, std::size_t alignment, std::size_t size)
{
	widget::countAllocation(__builtin_return_address(0));
	*block = __libc_memalign(alignment, size);
	return *block ? 0 : ENOMEM;
}

STANDS_IN int pthread_mutex_lock(pthread_mutex_t *mutex)
{
	widget::countLock(__builtin_return_address(0));
	return widget::next(widget::nextLock, "pthread_mutex_lock")(mutex);
}

STANDS_IN int pthread_mutex_trylock(pthread_mutex_t *mutex)
{
	widget::countLock(__builtin_return_address(0));
	return widget::next(widget::nextTryLock, "pthread_mutex_trylock")(mutex);
}

} // extern "C"

// The library's would call `malloc` itself, and hide who asked.
STANDS_IN void *operator new(std::size_t size)
{
	widget::countAllocation(__builtin_return_address(0));
	if (void *block = __libc_malloc(size)) {
		return block;
	}
	throw std::bad_alloc();
}

STANDS_IN void operator delete(void *block) noexcept
{
	std::free(block);
}

STANDS_IN void operator delete(void *block, std::size_t) noexcept
{
	std::free(block);
}
