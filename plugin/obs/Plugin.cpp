#include "obs/Plugin.hpp"

#include "obs/CounterSource.hpp"
#include "obs/DesktopAudio.hpp"
#include "obs/Guard.hpp"
#include "obs/HostText.hpp"
#include "obs/HostWords.hpp"
#include "obs/Paths.hpp"
#include "profile/SecretStore.hpp"
#include "ui/Dock.hpp"
#include "ui/HostCueKeeper.hpp"

#include <obs-module.h>
#include <util/config-file.h>

#include <QDockWidget>
#include <QMainWindow>

#include <chrono>
#include <format>
#include <fstream>
#include <map>
#include <string>
#include <utility>
#include <vector>

namespace host {

namespace {

constexpr const char *kDockId = "liveshelf_dock";
constexpr std::chrono::seconds kLookAroundEvery{3};

void setObsDynamicBitrate(bool on)
{
	config_t *profile = obs_frontend_get_profile_config();
	config_set_bool(profile, "Output", "DynamicBitrate", on);
	config_save_safe(profile, "tmp", nullptr);
}

} // namespace

Plugin::Plugin()
	: stage_(scenes_), pictures_(moduleConfigPath("pictures"),
				     [](core::LogLevel level, const std::string &line) { writeLog(level, line); }),
	  painter_(templateFolders(), &pictures_), journal_(moduleConfigPath("journal")),
	  board_(painter_, hostTranslator(), [this](stock::JournalEvent event) { journal_.write(std::move(event)); }),
	  vendor_(hostTranslator()),
	  application_(std::make_shared<app::Application>(
		  stream_, load_, scenes_, stage_, board_, journal_, profile::systemSecretStore(),
		  moduleConfigPath("secrets.json"), [] { setObsDynamicBitrate(false); }, events(),
		  [](core::LogLevel level, const std::string &line) { writeLog(level, line); }, hostWords())),
	  tray_(hostTranslator())
{
	const auto knownSkus = [desk = std::weak_ptr<app::Desk>(application_)] {
		std::vector<std::pair<std::string, std::string>> skus;
		if (const auto held = desk.lock()) {
			for (const app::StockRow &row : held->shelf()->rows) {
				skus.emplace_back(row.sku, row.title);
			}
		}
		return skus;
	};
	registerCounterSource(board_, {knownSkus, moduleDataFile("effects/counter.effect"), templateFolders().front()});
	pictures_.setOnArrival([this] { board_.lookAgain(); });
	pictures_.start();
	makeReports();
	load_.registerFilter();
	makeCue(); // before those who open it
	hotkeys_ = std::make_unique<Hotkeys>(*application_);
	makeDock();
	if (dock_) {
		QObject::connect(cue_.get(), &ui::HostCueKeeper::noticeChanged, dock_, &ui::Dock::sayOfCue);
	}
	obs_frontend_add_event_callback(onFrontendEvent, this);
	looking_.setInterval(kLookAroundEvery);
	QObject::connect(&looking_, &QTimer::timeout, [this] { guarded("look around", [this] { lookAround(); }); });
}

Plugin::~Plugin()
{
	close();
}

void Plugin::postLoad()
{
	vendor_.open(application_, reports_);
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
		stage_.watchWindow();
		lookAround();
		looking_.start();
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
		application_->onStreamEnded();
		break;
	case OBS_FRONTEND_EVENT_SCENE_COLLECTION_CHANGING:
		stage_.takeBack();
		break;
	case OBS_FRONTEND_EVENT_SCENE_CHANGED:
		scenes_.onSceneChanged();
		stage_.onSceneChanged();
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

// Its thread may be left behind at exit: what it calls owns what it touches, or finds it gone.
void Plugin::makeReports()
{
	app::ReportSurroundings around{
		.translate = hostTranslator(),
		.language = [] { return std::string(obs_get_locale()); },
		.shopNames =
			[application = std::weak_ptr(application_)] {
				std::map<std::string, std::string> names;
				if (const auto held = application.lock()) {
					for (const commerce::ShopSettings &shop : held->settings().shops) {
						names[shop.id] = shop.name;
					}
				}
				return names;
			},
		.learn =
			[application = std::weak_ptr(application_)](std::vector<forecast::PitchRecord> pitches) {
				if (const auto held = application.lock()) {
					held->learnPitches(std::move(pitches));
				}
			},
		.made = vendor_.reportListener(),
		.log =
			[](core::LogLevel level, const std::string &line) {
				writeLog(level, line);
			}};
	reports_ = std::make_shared<app::ReportKeeper>(moduleConfigPath("journal"), std::move(around));
	journal_.setWritten(reports_->listener());
}

void Plugin::makeDock()
{
	dock_ = new ui::Dock(*application_, hostTranslator());
	dock_->setReports(reports_);
	if (!obs_frontend_add_dock_by_id(kDockId, hostText("LiveShelf"), dock_)) {
		writeLog(core::LogLevel::Warning, "the dock could not be added: its id is taken");
		delete std::exchange(dock_, nullptr);
	}
}

void Plugin::makeCue()
{
	cue_ = std::make_unique<ui::HostCueKeeper>(*application_, hostTranslator(),
						   static_cast<QMainWindow *>(obs_frontend_get_main_window()));
}

// A plugged headset, another desktop audio source: neither is told by an event.
void Plugin::lookAround()
{
	application_->lookAtSound(capturedAudioDevices());
	if (dock_) {
		dock_->sayOfTray(TrayTeller::notice(application_->settings().tray));
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
	looking_.stop();
	hotkeys_->close();
	vendor_.close();
	cue_.reset(); // nobody opens it any more
	if (dock_) {
		dock_->detach();
	}
	application_->close();
	stage_.close();
	scenes_.close();
	pictures_.stop(); // whose news the board takes
	board_.stop();
	reports_->stop();
	journal_.stop(); // after those that write in it
	patience_.restore();
}

// From any thread that ends before this object does; soon, and not after OBS's exit event.
void Plugin::onUiThread(std::function<void()> task)
{
	QMetaObject::invokeMethod(
		&looking_,
		[this, task = std::move(task)] {
			if (!closed_) {
				guarded("task", task);
			}
		},
		Qt::QueuedConnection);
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
		if (change.raised) { // the tray belongs to the UI thread
			onUiThread([this, alert = change.alert] { tray_.tell(application_->settings().tray, alert); });
		}
	};
	events.hostCue = [this](app::CueWish wish) {
		onUiThread([this, wish] { cue_->wish(wish); });
	};
	events.settings = [this] {
		if (cue_) {
			cue_->follow();
		}
	};
	events.onAir = [this](const std::string &sku) {
		vendor_.onAir(sku);
	};
	events.automation = [this](const show::AutomationAct &act) {
		vendor_.onAutomation(act);
	};
	return events;
}

} // namespace host
