#include "ui/StatusLook.hpp"

namespace ui {

Look lookOf(alerts::SkuStatus status)
{
	switch (status) {
	case alerts::SkuStatus::Untracked:
		break;
	case alerts::SkuStatus::Ok:
		return {Shape::Check, Tone::Good, "Status.Ok"};
	case alerts::SkuStatus::Low:
		return {Shape::Down, Tone::Caution, "Status.Low"};
	case alerts::SkuStatus::Hot:
		return {Shape::Rise, Tone::Danger, "Status.Hot"};
	case alerts::SkuStatus::SoldOut:
		return {Shape::Cross, Tone::Danger, "Status.SoldOut"};
	}
	return {Shape::Dash, Tone::Quiet, "Status.Untracked"};
}

Look lookOf(health::Verdict verdict)
{
	switch (verdict) {
	case health::Verdict::Idle:
		break;
	case health::Verdict::Good:
		return {Shape::Check, Tone::Good, "Dock.Verdict.Good"};
	case health::Verdict::NetworkWeak:
		return {Shape::Warning, Tone::Caution, "Dock.Verdict.NetworkWeak"};
	case health::Verdict::NetworkDown:
		return {Shape::Cross, Tone::Danger, "Dock.Verdict.NetworkDown"};
	case health::Verdict::EncoderBusy:
		return {Shape::Warning, Tone::Caution, "Dock.Verdict.EncoderBusy"};
	case health::Verdict::EncoderStopped:
		return {Shape::Cross, Tone::Danger, "Dock.Verdict.EncoderStopped"};
	case health::Verdict::RendererBusy:
		return {Shape::Warning, Tone::Caution, "Dock.Verdict.RendererBusy"};
	}
	return {Shape::Dash, Tone::Quiet, "Dock.Verdict.Idle"};
}

Look lookOf(app::ConnectionLight light)
{
	switch (light) {
	case app::ConnectionLight::Waiting:
		break;
	case app::ConnectionLight::Ok:
		return {Shape::Check, Tone::Good, "Light.Ok"};
	case app::ConnectionLight::Slow:
		return {Shape::Clock, Tone::Caution, "Light.Slow"};
	case app::ConnectionLight::Throttled:
		return {Shape::Pause, Tone::Caution, "Light.Throttled"};
	case app::ConnectionLight::Refused:
		return {Shape::Warning, Tone::Danger, "Light.Refused"};
	case app::ConnectionLight::Offline:
		return {Shape::Cross, Tone::Danger, "Light.Offline"};
	}
	return {Shape::Dash, Tone::Quiet, "Light.Waiting"};
}

Look staleLook()
{
	return {Shape::Clock, Tone::Quiet, "Status.Stale"};
}

} // namespace ui
