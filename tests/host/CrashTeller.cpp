// Loaded into OBS by LD_PRELOAD: when OBS crashes, or is told to abort because it hangs, its log gets the signal, the
// thread's name and that thread's calls, innermost first. harness/crash.py reads them. Then OBS ends as it would have.
//
// Touches nothing until then. What it calls in a signal's handler is safe there: `backtrace` was called once before, so
// that it needs not load anything.

#include <execinfo.h>
#include <pthread.h>
#include <unistd.h>

#include <array>
#include <csignal>
#include <cstring>

namespace {

constexpr std::array kSignals = {SIGSEGV, SIGBUS, SIGFPE, SIGILL, SIGABRT};
std::array<void *, 64> calls;

void write(const char *text)
{
	[[maybe_unused]] const auto done = ::write(STDERR_FILENO, text, std::strlen(text));
}

void tell(int number)
{
	std::array<char, 16> thread{};
	pthread_getname_np(pthread_self(), thread.data(), thread.size());
	const std::array<char, 3> digits = {static_cast<char>('0' + number / 10), static_cast<char>('0' + number % 10)};
	write("\ncrash: signal ");
	write(digits.data());
	write(" in thread ");
	write(thread.data());
	write("\n");
	backtrace_symbols_fd(calls.data(), backtrace(calls.data(), static_cast<int>(calls.size())), STDERR_FILENO);
	write("crash: end\n");
	std::signal(number, SIG_DFL);
	std::raise(number); // comes when this returns
}

[[gnu::constructor]] void listen()
{
	backtrace(calls.data(), 1);
	for (const int number : kSignals) {
		std::signal(number, tell);
	}
}

} // namespace
