#pragma once

#include "app/CounterBoard.hpp"
#include "libobs/LibobsHost.hpp"
#include "obs/CounterSource.hpp"
#include "paint/CounterPainter.hpp"
#include "support/LocaleFile.hpp"

#include <atomic>
#include <chrono>
#include <condition_variable>
#include <cstdint>
#include <memory>
#include <mutex>
#include <optional>
#include <string>

// What the tests show on a counter, in words of a shop.
struct ShownSku {
	std::string title = "Blue winter hat";
	std::string variant = "Size M";
	std::optional<std::int64_t> available = 120;
	std::int64_t opening = 200;
	alerts::SkuStatus status = alerts::SkuStatus::Ok;
	core::Duration sellsOutIn = core::Duration::infinity();
	core::Duration age = core::Duration::zero(); // since the shop confirmed it
	bool rehearsal = false;
};

// The real painter behind a gate, so that a test can see what happens while it is stuck.
class GatedPainter final : public overlay::PaintPort {
public:
	explicit GatedPainter(const std::string &templates)
		: painter_({templates}, nullptr, std::chrono::milliseconds::zero())
	{
	}

	std::unique_ptr<overlay::CounterCanvas> makeCanvas() override;
	void pass(); // returns when the gate is open
	void close();
	void open();
	void waitUntilStuck();

private:
	paint::CounterPainter painter_;
	std::mutex mutex_;
	std::condition_variable changed_;
	bool closed_ = false;
	bool stuck_ = false;
};

// Board and painter as the module wires them, with libobs sources on top. OBS knows a kind of source once per process,
// so there is one stage for all tests. Lives longer than libobs.
class CounterStage {
public:
	static constexpr const char *kSku = "HAT-M";
	static constexpr core::Duration kFreshFor = core::Duration::minutes(10);

	CounterStage();

	// Offers the kind of source to libobs.
	void registerSource();

	// Puts one SKU on the shelf and on air, in place of all others. Answers until when its number may be shown.
	core::Instant publish(const ShownSku &shown, core::Duration staleAfter = kFreshFor);
	void clear();

	// In which language viewers are spoken to from the next picture on.
	void speak(const std::string &language) { words_ = language == "zh-CN" ? &chinese_ : &english_; }
	const char *text(const char *key);

	GatedPainter &painter() { return painter_; }
	app::CounterBoard &board() { return board_; }

	// A counter with these settings (JSON) whose first picture has arrived.
	static OBSSourceAutoRelease makeCounter(const std::string &settings = "{}");
	static host::CounterSource &counterOf(obs_source_t *source);

	// As viewers see it.
	static QImage onAir(obs_source_t *source) { return LibobsHost::screenshot(source, kBehind); }
	static const QColor kBehind;

private:
	support::LocaleFile english_{"en-US"};
	support::LocaleFile chinese_{"zh-CN"};
	std::atomic<const support::LocaleFile *> words_{&english_};
	GatedPainter painter_;
	app::CounterBoard board_;
};

// The stage of this process.
extern CounterStage *stage;
