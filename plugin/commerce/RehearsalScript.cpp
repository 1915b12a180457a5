#include "commerce/RehearsalScript.hpp"

namespace commerce {

namespace {

using core::Duration;

PitchShape burst(int orders, double delay, double rise, double hold, double decay, double span)
{
	return {orders,
		Duration::seconds(delay),
		Duration::seconds(rise),
		Duration::seconds(hold),
		Duration::seconds(decay),
		Duration::seconds(span)};
}

Duration at(int minute, int second)
{
	return Duration::seconds(minute * 60 + second);
}

std::vector<ScriptedSku> shelf()
{
	return {
		{"HOODIE-S", "Hoodie 卫衣", "S", 180, 1.2, 19900},
		{"HOODIE-M", "Hoodie 卫衣", "M", 1500, 2.0, 19900},
		{"HOODIE-L", "Hoodie 卫衣", "L", 640, 1.6, 19900},
		{"CAP-BLACK", "Baseball cap 棒球帽", "Black 黑色", 420, 1.5, 5900},
		{"CAP-RED", "Baseball cap 棒球帽", "Red 红色", 160, 0.8, 5900},
		{"MUG-WHITE", "Ceramic mug 马克杯", "White 白色", 150, 1.0, 3990},
		{"MUG-BLUE", "Ceramic mug 马克杯", "Blue 蓝色", 210, 0.7, 3990},
		{"TOTE-NATURAL", "Canvas tote 帆布袋", "Natural 本色", 320, 0.8, 4950},
		{"SOCKS-M", "Socks, 3 pairs 袜子三双", "36–39", 380, 0.9, 2990},
		{"SOCKS-L", "Socks, 3 pairs 袜子三双", "40–44", 260, 0.6, 2990},
		{"PIN-STAR", "Enamel pin 徽章", "Star 星星", 90, 0.5, 1580},
		{"PIN-MOON", "Enamel pin 徽章", "Moon 月亮", 12, 0.3, 1580},
	};
}

} // namespace

RehearsalScript RehearsalScript::standard()
{
	RehearsalScript script;
	script.skus = shelf();
	script.pitches = {
		{at(0, 10), "CAP-BLACK", burst(150, 4, 8, 20, 40, 200)},
		{at(2, 45), "HOODIE-M", burst(3000, 5, 20, 110, 250, 600)},
		{at(2, 45), "HOODIE-L", burst(220, 12, 20, 110, 250, 600), false},
		{at(2, 45), "HOODIE-S", burst(80, 12, 20, 110, 250, 600), false},
		{at(5, 45), "MUG-WHITE", burst(170, 5, 6, 15, 30, 150)},
		{at(9, 30), "TOTE-NATURAL", burst(140, 6, 10, 25, 60, 240)},
		{at(11, 40), "SOCKS-M", burst(180, 5, 8, 20, 45, 180)},
	};
	script.supplies = {
		{at(4, 0), "CAP-BLACK", 5, true},
		{at(6, 15), "MUG-WHITE", 300, false},
	};
	script.quietAt = at(8, 0);
	script.quietForReal = Duration::seconds(25);
	script.end = at(15, 0);
	script.pause = Duration::seconds(15);
	script.handsOn = burst(90, 4, 6, 15, 45, 180);
	return script;
}

} // namespace commerce
