#include "app/LooseThread.hpp"

#include "app/ThreadName.hpp"

#include <utility>

#ifdef _WIN32
#include <windows.h>
#else
#include <dlfcn.h>
#endif

namespace app {

namespace {

// Whoever unloads the library that this code is in: the code stays.
void keepThisCodeInMemory()
{
	static const char here = 0;
#ifdef _WIN32
	HMODULE module = nullptr;
	GetModuleHandleExW(GET_MODULE_HANDLE_EX_FLAG_FROM_ADDRESS | GET_MODULE_HANDLE_EX_FLAG_PIN,
			   reinterpret_cast<LPCWSTR>(&here), &module);
#else
	Dl_info info{};
	if (dladdr(&here, &info) != 0 && info.dli_fname) {
		dlopen(info.dli_fname, RTLD_LAZY | RTLD_NOLOAD | RTLD_NODELETE);
	}
#endif
}

} // namespace

LooseThread::LooseThread(const char *name) : name_(name) {}

LooseThread::~LooseThread()
{
	stop(core::Duration::zero());
}

void LooseThread::post(std::function<void()> job)
{
	{
		std::lock_guard guard(state_->mutex);
		if (state_->stopping) {
			return;
		}
		state_->jobs.push_back(std::move(job));
		if (!thread_.joinable()) { // under the lock: `stop` may be called meanwhile
			thread_ = std::thread([state = state_, name = name_] { run(state, name); });
		}
	}
	state_->changed.notify_all();
}

bool LooseThread::stop(core::Duration patience) noexcept
{
	std::deque<std::function<void()>> dropped;
	{
		std::lock_guard guard(state_->mutex);
		state_->stopping = true;
		dropped.swap(state_->jobs);
	}
	state_->changed.notify_all();
	if (!thread_.joinable()) {
		return true;
	}
	{
		std::unique_lock lock(state_->mutex);
		state_->changed.wait_for(lock, patience.chrono(), [this] { return state_->ended; });
		if (!state_->ended) {
			keepThisCodeInMemory();
			thread_.detach();
			return false;
		}
	}
	thread_.join();
	return true;
}

void LooseThread::run(const std::shared_ptr<State> &state, const char *name)
{
	nameThread(name);
	std::unique_lock lock(state->mutex);
	while (true) {
		state->changed.wait(lock, [&] { return state->stopping || !state->jobs.empty(); });
		if (state->stopping) {
			break;
		}
		auto job = std::move(state->jobs.front());
		state->jobs.pop_front();
		lock.unlock();
		job();
		job = nullptr;
		lock.lock();
	}
	state->ended = true;
	state->changed.notify_all();
}

} // namespace app
