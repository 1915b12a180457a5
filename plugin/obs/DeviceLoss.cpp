#include "obs/DeviceLoss.hpp"

#include <graphics/graphics.h>

namespace host {

#ifdef _WIN32

DeviceLoss::DeviceLoss()
{
	gs_device_loss callbacks = {};
	callbacks.device_loss_release = [](void *) {
	};
	callbacks.device_loss_rebuild = [](void *, void *data) {
		++static_cast<DeviceLoss *>(data)->losses_;
	};
	callbacks.data = this;
	gs_register_loss_callbacks(&callbacks);
}

DeviceLoss::~DeviceLoss()
{
	gs_unregister_loss_callbacks(this);
}

#else // elsewhere it stays, and nobody is to be told

DeviceLoss::DeviceLoss() = default;
DeviceLoss::~DeviceLoss() {}

#endif

} // namespace host
