#include "app/ShopLoop.hpp"

#include "app/ActRecord.hpp"
#include "app/Clock.hpp"
#include "app/ShopInterest.hpp"
#include "app/ThreadName.hpp"
#include "commerce/AdapterFactory.hpp"
#include "commerce/Nonce.hpp"
#include "profile/ShopJson.hpp"
#include "stock/Hash64.hpp"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <exception>
#include <iterator>
#include <set>
#include <utility>

namespace app {

namespace {

constexpr core::Duration kLongestWait = core::Duration::ms(50);
// Statuses and the dock need no more; a change of stock is published at once.
constexpr core::Duration kRefreshEvery = core::Duration::ms(250);
constexpr core::Duration kInterestEvery = core::Duration::seconds(1); // a pace changes no faster
// Bytes of pushes that wait to be looked at: thousands of a busy shop, which sends tens a second.
constexpr std::size_t kMostPushBytes = 16 << 20;

// By shop. A number may not go stale between two polls that both work.
std::map<std::string, core::Duration> staleLimits(const profile::Settings &settings)
{
	std::map<std::string, core::Duration> limits;
	for (const commerce::ShopSettings &shop : settings.shops) {
		limits[shop.id] = std::max(settings.alerts.staleAfter, shop.pollEvery * 3);
	}
	return limits;
}

// Under the names of the rows.
std::set<std::string> pickedRows(const profile::Settings &settings)
{
	std::set<std::string> rows;
	for (const commerce::ShopSettings &shop : settings.shops) {
		for (const std::string &sku : shop.picked) {
			const auto renamed = shop.renamed.find(sku);
			rows.insert(renamed == shop.renamed.end() ? sku : renamed->second);
		}
	}
	return rows;
}

// The same as long as what the shop says means the same: how it is called and how often it is asked may change in the
// middle of a show. A rehearsal that is changed in any way begins anew.
std::uint64_t meaningOf(commerce::ShopSettings shop)
{
	if (shop.kind != commerce::ShopKind::Rehearsal) {
		shop.name.clear();
		shop.pollEvery = {};
	}
	return stock::hash64(profile::shopJson(shop).dump());
}

} // namespace

ShopLoop::ShopLoop(ShopLoopEvents events, JournalKeeper &journal, core::Log log)
	: events_(std::move(events)), journal_(journal), log_(std::move(log)), shelf_(now(), wallNow()),
	  shops_(client_, log_), show_(hands())
{
	view_.publish(ShelfView{});
}

ShopLoop::~ShopLoop()
{
	stop();
}

void ShopLoop::start()
{
	if (!thread_.joinable()) {
		stopping_ = false;
		thread_ = std::thread([this] { run(); });
	}
}

void ShopLoop::stop() noexcept
{
	stopping_ = true;
	client_.wakeup();
	if (thread_.joinable()) {
		thread_.join();
	}
}

void ShopLoop::leaveProfile()
{
	post([this](core::Instant) {
		acts_.keepToRead();
		show_.end();
		show_.restart();
	});
}

void ShopLoop::configure(const std::string &profile, const profile::Settings &settings, std::optional<Secrets> secrets)
{
	post([this, profile, settings, secrets = std::move(secrets)](core::Instant now) {
		profile_ = profile;
		follow(settings, secrets, now);
	});
}

void ShopLoop::setNotice(core::Message notice)
{
	post([this, notice = std::move(notice)](core::Instant) { shelf_.setNotice(notice); });
}

void ShopLoop::setPushTrouble(core::Message trouble)
{
	post([this, trouble = std::move(trouble)](core::Instant) { pushTrouble_ = trouble; });
}

void ShopLoop::acknowledge(std::uint64_t alertId)
{
	post([this, alertId](core::Instant) { shelf_.acknowledge(alertId); });
}

void ShopLoop::learnPitches(std::vector<forecast::PitchRecord> earlier)
{
	post([this, earlier = std::move(earlier)](core::Instant) { shelf_.learnPitches(earlier); });
}

void ShopLoop::snooze(std::uint64_t alertId, core::Duration howLong)
{
	post([this, alertId, howLong](core::Instant) { shelf_.snooze(alertId, howLong); });
}

void ShopLoop::endSnooze(const std::string &sku)
{
	post([this, sku](core::Instant) { shelf_.endSnooze(sku); });
}

void ShopLoop::onStall(bool begun, core::Instant at)
{
	post([this, begun, at](core::Instant) { shelf_.onStall(begun, at); });
}

bool ShopLoop::onPush(const std::string &shop, commerce::PushMessage message)
{
	std::size_t bytes = sizeof message + message.body.size();
	for (const auto &[name, value] : message.headers) {
		bytes += 2 * sizeof(std::string) + name.size() + value.size();
	}
	if (pushBytesWaiting_.fetch_add(bytes) + bytes > kMostPushBytes) {
		pushBytesWaiting_ -= bytes;
		return false;
	}
	post([this, shop, bytes, message = std::move(message)](core::Instant now) {
		pushBytesWaiting_ -= bytes;
		ShopFeed *feed = shops_.find(shop);
		const auto taken = feed ? feed->onPush(message, now) : core::fail({"Push.NoSuchShop", {}});
		if (taken) {
			return;
		}
		if (const auto line = complaints_.onBadPush(shop, taken.error().sentence.key, now)) {
			log_(core::LogLevel::Warning, *line);
		}
	});
	return true;
}

std::shared_ptr<const Catalogue> ShopLoop::catalogue(const std::string &shop)
{
	post([this, shop](core::Instant now) { catalogue_.publish(shops_.catalogue(shop, now)); });
	const auto latest = catalogue_.latest();
	return latest && latest->shop == shop ? latest : nullptr;
}

void ShopLoop::act(const ActWish &wish)
{
	post([this, wish](core::Instant) { begin(wish, std::nullopt); });
}

void ShopLoop::undoAct(std::uint64_t actId)
{
	post([this, actId](core::Instant) {
		if (const auto undo = acts_.undoOf(actId)) {
			begin(*undo, actId);
		}
	});
}

void ShopLoop::begin(const ActWish &wish, std::optional<std::uint64_t> undoes)
{
	ShopFeed *feed = shops_.find(wish.shop);
	ActWish sent = wish;
	const std::uint64_t id = acts_.begin(wish, wallNow(), undoes);
	if (!feed || !feed->abilities().acts.contains(wish.act.kind)) {
		acts_.onOutcome(id, std::unexpected(commerce::ShopFault{commerce::FaultKind::Refused,
									{{"Act.NotThere", {}}, {}}}));
		writeDown(id);
		return;
	}
	writeDown(id); // before it is sent: whatever becomes of us, that it was tried is known
	sent.act.key = "liveshelf-" + commerce::newNonce(); // for shops that do a repeated act once
	feed->act(sent.act, [this, id](commerce::Asked<commerce::ActOutcome> outcome) {
		if (!outcome) {
			log_(core::LogLevel::Warning,
			     "act: " + outcome.error().error.sentence.key + " " + outcome.error().error.detail);
		}
		acts_.onOutcome(id, outcome);
		writeDown(id);
	});
}

void ShopLoop::writeDown(std::uint64_t actId)
{
	if (const ShopActEntry *entry = acts_.entry(actId)) {
		journal_.write({.kind = stock::JournalEvent::Kind::Act,
				.heard = {now(), wallNow()},
				.shop = entry->wish.shop,
				.sku = entry->wish.sku,
				.number = static_cast<std::int64_t>(actId),
				.text = writtenAct(*entry)});
	}
}

void ShopLoop::probe(const commerce::ShopSettings &settings, const commerce::Secrets &secrets)
{
	post([this, settings, secrets](core::Instant now) {
		probe_.reset();
		probed_ = {probed_.number + 1, settings.id, ProbeView::State::UnderWay, {}, {}};
		auto adapter = commerce::makeAdapter(settings, secrets);
		if (adapter) {
			probe_ = std::make_unique<ShopProbe>(client_, std::move(*adapter), settings, secrets, now);
		} else {
			probed_.state = ProbeView::State::Failed;
			probed_.sentence = adapter.error().sentence;
		}
	});
}

void ShopLoop::takeProbe(core::Instant now)
{
	auto found = probe_ ? probe_->tick(now) : std::nullopt;
	if (probe_) {
		keepSecrets(probed_.shop, probe_->takeChangedSecrets());
	}
	if (!found) {
		return;
	}
	probe_.reset();
	if (*found) {
		probed_.state = ProbeView::State::Done;
		probed_.findings = std::move(**found);
	} else {
		probed_.state = ProbeView::State::Failed;
		probed_.sentence = found->error().error.sentence;
	}
	refreshDueAt_ = now;
}

void ShopLoop::post(Task task)
{
	{
		std::lock_guard guard(mutex_);
		tasks_.push_back(std::move(task));
	}
	client_.wakeup();
}

void ShopLoop::run()
{
	nameThread("shelf shop");
	while (!stopping_) {
		client_.run(kLongestWait);
		// Nothing below throws by design; should it (no memory), the show goes on with the numbers that are
		// there.
		try {
			round(now());
		} catch (const std::exception &problem) {
			log_(core::LogLevel::Error, std::string("shop loop: ") + problem.what());
		}
	}
	try {
		shelf_.endPitch(now());
	} catch (const std::exception &problem) {
		log_(core::LogLevel::Error, std::string("shop loop: ") + problem.what());
	}
	client_.cancelAll();
	probe_.reset();
	shops_.stop();
}

// Goes on with a show that broke off, and writes down what happens from now on.
void ShopLoop::restore()
{
	try {
		journal_.restore(
			{now(), wallNow()},
			[this](const stock::JournalEvent &event) {
				shelf_.replay(event);
				show_.replay(shelf_.facts(), event.heard.at);
			},
			[this] { return !stopping_; });
		if (stopping_) {
			return;
		}
		journal_.start();
		shelf_.setRecorder([this](stock::JournalEvent event) { journal_.write(std::move(event)); });
		shelf_.restored(now());
	} catch (const std::exception &problem) {
		log_(core::LogLevel::Error, std::string("journal: ") + problem.what());
	}
}

void ShopLoop::round(core::Instant now)
{
	std::vector<Task> tasks;
	{
		std::lock_guard guard(mutex_);
		tasks.swap(tasks_);
	}
	bool changed = !tasks.empty();
	for (const Task &task : tasks) {
		if (stopping_) { // a flood of pushes does not hold up the end
			return;
		}
		task(now);
	}
	changed = shops_.tick(now, [&](const std::string &shop, const commerce::ShopUpdate &update) {
		shelf_.onUpdate(shop, update, now);
	}) || changed;
	for (const auto &[shop, secrets] : shops_.takeChangedSecrets()) {
		keepSecrets(shop, secrets);
	}
	for (const auto &[shop, variants] : shelf_.takeSuspects()) {
		if (ShopFeed *feed = shops_.find(shop)) {
			feed->readSoon(variants, true, now);
		}
	}
	takeProbe(now);
	if (changed || now >= refreshDueAt_) {
		publish(now);
	}
}

void ShopLoop::follow(const profile::Settings &settings, const std::optional<Secrets> &secrets, core::Instant now)
{
	shelf_.setRules(settings.alerts, staleLimits(settings), settings.alertPlan);
	show_.configure(settings.show);
	shopNames_.clear();
	for (const commerce::ShopSettings &shop : settings.shops) {
		shopNames_[shop.id] = !shop.name.empty() ? shop.name : shop.url.empty() ? shop.id : shop.url;
	}
	if (!std::exchange(restored_, true)) {
		restore();
	}
	shelf_.setPicked(pickedRows(settings));
	std::vector<commerce::ShopSettings> followed;
	std::map<std::string, std::uint64_t> meanings;
	for (const commerce::ShopSettings &shop : settings.shops) {
		meanings[shop.id] = meaningOf(shop);
		if (secrets || commerce::secretNames(shop).empty()) {
			followed.push_back(shop);
		}
	}
	shelf_.follow(meanings, now);
	shops_.follow(followed, secrets.value_or(Secrets()));
}

// What is hot changes with the sales; a change of the air counts at once.
void ShopLoop::tellInterest(core::Instant now)
{
	if (now < interestDueAt_ && shelf_.onAir() == announcedOnAir_) {
		return;
	}
	interestDueAt_ = now + kInterestEvery;
	shops_.setInterest(interestOf(*shelf_.facts()));
}

void ShopLoop::keepSecrets(const std::string &shop, const commerce::Secrets &changed)
{
	if (!changed.empty()) {
		events_.secrets(profile_, shop, changed);
	}
}

void ShopLoop::announceOnAir()
{
	if (shelf_.onAir() != announcedOnAir_) {
		announcedOnAir_ = shelf_.onAir();
		events_.onAir(announcedOnAir_);
	}
}

void ShopLoop::publish(core::Instant now)
{
	refreshDueAt_ = now + kRefreshEvery;
	auto shops = shops_.view(now);
	for (ShopView &shop : shops) {
		shelf_.onTrouble(shop.id, shop.connection.sentence);
		if (core::Message remark = shelf_.remarkAbout(shop.id); !remark.empty()) {
			shop.connection.remarks.push_back(std::move(remark));
		}
	}
	auto changes = shelf_.refresh(now);
	const bool isOtherAir = lookAtShow(now);
	if (shelf_.setPlanned(show_.planned()) || isOtherAir) {
		std::ranges::move(shelf_.refresh(now), std::back_inserter(changes));
	}
	events_.facts(shelf_.facts());
	ShelfView view = shelf_.view(now);
	if (view.notice.empty()) {
		view.notice = journal_.notice();
	}
	view.shops = std::move(shops);
	view.acts = acts_.list();
	view.show = show_.view();
	if (view.show.run.next) { // what a run of show has planned comes before the order of the table
		view.cue.next = view.show.run.next->title;
	}
	view.probe = probed_;
	view.pushTrouble = pushTrouble_;
	view_.publish(std::move(view));
	tellInterest(now);
	announceOnAir();
	announceActs();
	for (const alerts::AlertChange &change : changes) {
		events_.alert(change);
	}
}

} // namespace app
