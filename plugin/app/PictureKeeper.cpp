#include "app/PictureKeeper.hpp"

#include <utility>

namespace app {

namespace {

constexpr core::Duration kComeBack = core::Duration::ms(100); // for what is under way; longer, it is left behind

} // namespace

PictureKeeper::PictureKeeper(std::filesystem::path folder, core::Log log, PictureTuning tuning)
	: loader_(std::make_shared<PictureLoader>(std::move(folder), std::move(log), std::move(tuning)))
{
}

PictureKeeper::~PictureKeeper()
{
	stop();
}

void PictureKeeper::start()
{
	thread_.post([loader = loader_] { loader->run(); });
}

void PictureKeeper::stop() noexcept
{
	loader_->end();
	thread_.stop(kComeBack);
}

std::shared_ptr<const overlay::PictureFile> PictureKeeper::find(const std::string &url)
{
	return loader_->find(url);
}

void PictureKeeper::setOnArrival(std::function<void()> told)
{
	loader_->setOnArrival(std::move(told));
}

} // namespace app
