#pragma once

#include <obs.hpp>

namespace widget {

// One source with the callbacks that its plugin gave to libobs, so that it can be ticked and updated alone and its time
// taken; libobs does both in its own loop only. Known for every kind that was registered in this process, because this
// executable stands before libobs's `obs_register_source_s`.
//
// Does not own the source. Graphics thread; allocates nothing by itself once it is made.
class OpenSource {
public:
	explicit OpenSource(obs_source_t *source);

	// As libobs does it in a frame.
	void tick() const
	{
		if (kind_->video_tick) {
			kind_->video_tick(data_, 1.0F / 60);
		}
	}
	void update(obs_data_t *settings) const { kind_->update(data_, settings); }
	void render() const { obs_source_video_render(source_); }

private:
	obs_source_t *source_;
	void *data_;
	const obs_source_info *kind_;
};

} // namespace widget
