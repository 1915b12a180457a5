#include "obs/UiTask.hpp"

#include "obs/Guard.hpp"

#include <obs.hpp>

#include <memory>
#include <utility>

namespace host {

namespace {

struct Task {
	const char *what;
	std::function<void()> act;
};

} // namespace

void onUiThread(const char *what, std::function<void()> task)
{
	obs_queue_task(
		OBS_TASK_UI,
		[](void *data) {
			const std::unique_ptr<Task> owned(static_cast<Task *>(data));
			guarded(owned->what, owned->act);
		},
		new Task{what, std::move(task)}, false);
}

} // namespace host
