#include "obs/Plugin.hpp"

#include "obs/CounterSource.hpp"
#include "obs/Guard.hpp"
#include "obs/HostText.hpp"
#include "obs/Paths.hpp"
#include "profile/SecretStore.hpp"
#include "ui/Dock.hpp"

#include <obs-module.h>
#include <util/config-file.h>

#include <QDockWidget>
#include <QMainWindow>

#include <format>
#include <fstream>
#include <utility>
#include <vector>

namespace host {

namespace {

constexpr const char *kDockId = "liveshelf_dock";

void setObsDynamicBitrate(bool on)
{
	config_t *profile = obs_frontend_get_profile_config();
	config_set_bool(profile, "Output", "DynamicBitrate", on);
	config_save_safe(profile, "tmp", nullptr);
}

} // namespace

Plugin::Plugin()
	: painter_(moduleDataFile("templates/counter.svg")), journal_(moduleConfigPath("journal")),
	  board_(painter_, hostTranslator(), [this](stock::JournalEvent event) { journal_.write(std::move(event)); }),
	  vendor_(hostTranslator()),
	  application_(std::make_shared<app::Application>(
		  stream_, load_, scenes_, board_, journal_, profile::systemSecretStore(),
		  moduleConfigPath("secrets.json"), [] { setObsDynamicBitrate(false); }, events(),
		  [](core::LogLevel level, const std::string &line) { writeLog(level, line); }))
{
	registerCounterSource(board_, [desk = std::weak_ptr<app::Desk>(application_)] {
		std::vector<std::pair<std::string, std::string>> skus;
		if (const auto held = desk.lock()) {
			for (const app::StockRow &row : held->shelf()->rows) {
				skus.emplace_back(row.sku, row.title);
			}
		}
		return skus;
	});
	load_.registerFilter();
	hotkeys_ = std::make_unique<Hotkeys>(*application_);
	makeDock();
	obs_frontend_add_event_callback(onFrontendEvent, this);
}

Plugin::~Plugin()
{
	close();
}

void Plugin::postLoad()
{
	vendor_.open(application_);
}

void Plugin::onFrontendEvent(obs_frontend_event event, void *data)
{
	guarded("frontend event", [&] { static_cast<Plugin *>(data)->handle(event); });
}

void Plugin::handle(obs_frontend_event event)
{
	switch (event) {
	case OBS_FRONTEND_EVENT_FINISHED_LOADING:
		openProfile();
		showDockOnce();
		break;
	case OBS_FRONTEND_EVENT_PROFILE_CHANGED:
		openProfile();
		break;
	case OBS_FRONTEND_EVENT_PROFILE_RENAMED:
		application_->rename(currentProfilePath(), currentProfileName());
		break;
	case OBS_FRONTEND_EVENT_STREAMING_STARTING:
		extendPatience();
		attachStream();
		break;
	case OBS_FRONTEND_EVENT_STREAMING_STARTED:
		attachStream();
		break;
	case OBS_FRONTEND_EVENT_STREAMING_STOPPED:
		patience_.restore();
		break;
	case OBS_FRONTEND_EVENT_SCENE_CHANGED:
		scenes_.onSceneChanged();
		break;
	case OBS_FRONTEND_EVENT_EXIT:
		obs_frontend_remove_event_callback(onFrontendEvent, this);
		close();
		break;
	default:
		break;
	}
}

void Plugin::openProfile()
{
	if (dock_) {
		dock_->closeDialogs();
	}
	application_->open(currentProfilePath(), currentProfileName());
}

// Only where the bitrate will follow the link: anywhere else OBS's own dropper is what keeps viewers close.
void Plugin::extendPatience()
{
	const bool obsDrives = config_get_bool(obs_frontend_get_profile_config(), "Output", "DynamicBitrate");
	const OBSOutputAutoRelease output = obs_frontend_get_streaming_output();
	obs_encoder_t *encoder = output ? obs_output_get_video_encoder(output) : nullptr;
	const bool steered = encoder && !obs_output_get_video_encoder2(output, 1); // several are left alone
	if (steered && !obsDrives && application_->settings().rate.enabled &&
	    EncoderBitrate(encoder).state().control == app::EncoderControl::Ready) {
		patience_.extend(output);
	}
}

void Plugin::attachStream()
{
	const OBSOutputAutoRelease output = obs_frontend_get_streaming_output();
	stream_.setOwn(output);
}

void Plugin::makeDock()
{
	dock_ = new ui::Dock(*application_, hostTranslator());
	if (!obs_frontend_add_dock_by_id(kDockId, hostText("LiveShelf"), dock_)) {
		writeLog(core::LogLevel::Warning, "the dock could not be added: its id is taken");
		delete std::exchange(dock_, nullptr);
	}
}

// OBS hides new docks. Whoever installs LiveShelf should find it, so it is shown the first time; later OBS remembers.
void Plugin::showDockOnce()
{
	const auto marker = moduleConfigPath("dock-shown");
	std::error_code error;
	if (!dock_ || std::filesystem::exists(marker, error)) {
		return;
	}
	auto *window = static_cast<QMainWindow *>(obs_frontend_get_main_window());
	auto *frame = qobject_cast<QDockWidget *>(dock_->parentWidget());
	if (window && frame) {
		window->addDockWidget(Qt::RightDockWidgetArea, frame);
		frame->setFloating(false);
		frame->show();
	}
	std::filesystem::create_directories(marker.parent_path(), error);
	std::ofstream(marker).flush();
}

void Plugin::close()
{
	if (std::exchange(closed_, true)) {
		return;
	}
	hotkeys_->close();
	vendor_.close();
	if (dock_) {
		dock_->detach();
	}
	application_->close();
	scenes_.close();
	board_.stop();
	journal_.stop(); // after those that write in it
	patience_.restore();
}

app::ApplicationEvents Plugin::events()
{
	app::ApplicationEvents events;
	events.stream.onMove = [this](const std::string &output, const rate::RateMove &move) {
		// A climb is many small steps; the log keeps where it began and where it ended.
		if (move.reason.key == "Rate.Climb" || (!move.changed() && !move.byPerson)) {
			return;
		}
		writeLog(core::LogLevel::Info,
			 std::format("{}bitrate {} → {} kbit/s: {}", output.empty() ? "" : output + ": ",
				     move.from.kbps(), move.to.kbps(), move.reason.key));
		vendor_.onBitrate(output, move);
	};
	events.stream.onFloor = [this](const app::FloorNews &news, const core::Message &sentence, const std::string &) {
		if (news.alert != app::FloorNews::Alert::None) {
			vendor_.onFloor(sentence);
		}
	};
	events.stream.onVerdict = [this](const std::string &output, const health::HealthReport &report,
					 health::Verdict) {
		if (report.verdict == health::Verdict::EncoderStopped) {
			writeLog(core::LogLevel::Warning,
				 "the encoder of " + (output.empty() ? "the stream" : output) + " has stopped");
		}
		vendor_.onVerdict(output, report);
	};
	events.alert = [this](const alerts::AlertChange &change) {
		vendor_.onAlert(change);
	};
	events.onAir = [this](const std::string &sku) {
		vendor_.onAir(sku);
	};
	return events;
}

} // namespace host
