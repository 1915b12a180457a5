#pragma once

#include <string_view>

namespace report {

// The page's looks: light or dark as the reader's system is, one column on a phone, and for A4. Colours after Okabe and
// Ito, told apart by whoever sees colours otherwise; each sign has a shape of its own as well.
inline constexpr std::string_view kPageStyle = R"css(
:root{color-scheme:light dark;--back:#f6f7f9;--card:#fff;--text:#1b1f24;--dim:#5b6570;--line:#dfe3e8;--grid:#e9ecf0;
--blue:#0072b2;--bluearea:#0072b21f;--air:#e69f0026;--airtop:#e69f00;--airtext:#241a00;--red:#c94d00;--stall:#d55e0038;
--green:#00795a;--gap:#8b95a026;--sky:#3c8fc4;--reh:#7a2e8c;--rehback:#f7e9fb}
@media(prefers-color-scheme:dark){:root{--back:#14171b;--card:#1d2127;--text:#e8ebef;--dim:#9aa5b1;--line:#323942;
--grid:#2a3038;--blue:#5ab4ec;--bluearea:#5ab4ec26;--air:#e69f0024;--airtop:#d29312;--airtext:#1c1400;--red:#ff8c4a;
--stall:#ff7a2e40;--green:#3fc79c;--gap:#9aa5b126;--sky:#8accf5;--reh:#e3a7f2;--rehback:#3a2142}}
*{box-sizing:border-box}
body{margin:0;background:var(--back);color:var(--text);font:15px/1.45 "Segoe UI","PingFang SC","Microsoft YaHei",
"Noto Sans CJK SC","Noto Sans SC",system-ui,sans-serif;-webkit-text-size-adjust:100%}
main{max-width:1120px;margin:0 auto;padding:28px 20px 60px}
h1{font-size:26px;line-height:1.2;margin:0 0 4px}h2{font-size:18px;margin:38px 0 12px}
p{margin:0 0 10px}.dim{color:var(--dim)}small{font-size:12.5px}
.card{background:var(--card);border:1px solid var(--line);border-radius:10px;padding:16px}
.cards{display:grid;grid-template-columns:repeat(auto-fit,minmax(132px,1fr));gap:12px;margin-top:20px}
.cards .card{padding:13px 15px}.cards b{display:block;font-size:25px;line-height:1.25;font-variant-numeric:tabular-nums}
.cards span{font-size:13px;color:var(--dim)}.cards small{display:block;color:var(--dim);margin-top:2px}
.rehearsal{background:var(--rehback);color:var(--reh);border:2px solid var(--reh);border-radius:10px;padding:11px 15px;
font-weight:600;margin:16px 0 0}
.badge{display:inline-block;border:1px solid currentColor;border-radius:4px;padding:0 5px;font-size:11px;font-weight:600;
color:var(--reh);margin-left:6px;vertical-align:1px}
.wide{overflow-x:auto}.wide>svg{min-width:700px}
svg{display:block;width:100%;height:auto;font:11.5px "Segoe UI","PingFang SC","Microsoft YaHei","Noto Sans CJK SC",
system-ui,sans-serif}
.legend{display:flex;flex-wrap:wrap;gap:4px 18px;font-size:12.5px;color:var(--dim);margin-top:8px}
.legend span{display:flex;align-items:center;gap:6px}.legend svg{width:18px;height:14px;flex:none}
.grid2{display:grid;grid-template-columns:repeat(auto-fill,minmax(min(100%,400px),1fr));gap:14px}
.grid2 h3{font-size:14.5px;margin:0 0 1px}.grid2 p{font-size:12.5px;margin:0 0 6px}
table{border-collapse:collapse;width:100%;font-size:13.5px;font-variant-numeric:tabular-nums}
th,td{padding:7px 9px;text-align:right;border-bottom:1px solid var(--line);vertical-align:top}
td{white-space:nowrap}td.words{white-space:normal}
th{font-weight:600;color:var(--dim);font-size:12px;vertical-align:bottom;line-height:1.25}
th:first-child,td:first-child,.words{text-align:left}
tr.sum td{font-weight:600;border-top:2px solid var(--dim);border-bottom:0}
td:first-child{min-width:150px}td small{display:block;color:var(--dim)}
.meter{height:4px;border-radius:2px;background:var(--grid);margin-top:3px;min-width:54px}
.meter i{display:block;height:4px;border-radius:2px;background:var(--blue)}
.good{color:var(--green)}.bad{color:var(--red)}.none{color:var(--dim)}
ul{margin:0;padding-left:19px}li{margin:0 0 5px}
text{fill:var(--dim)}.heading{font-weight:600}.grid{stroke:var(--grid)}.axis{stroke:var(--dim);stroke-width:1}
.tick{stroke:var(--dim)}.orders{fill:var(--blue)}.stock{fill:none;stroke:var(--blue);stroke-width:1.8;
stroke-linejoin:round}.stockarea{fill:var(--bluearea)}.air{fill:var(--air)}.airtop{fill:var(--airtop)}
.airname{fill:var(--airtext);font-weight:600}.stall{fill:var(--stall)}.gap{fill:var(--gap);stroke:var(--dim);
stroke-dasharray:2 3;stroke-width:.7}.out{stroke:var(--red);stroke-width:1.6;stroke-dasharray:5 3}
.rate{fill:none;stroke:var(--green);stroke-width:1.5}.ratearea{fill:var(--green);opacity:.14}
.rateset{fill:none;stroke:var(--dim);stroke-width:1;stroke-dasharray:4 3}
.sign{stroke:var(--red);stroke-width:1.6}.soon{fill:var(--card)}.now{fill:var(--red)}
@media(max-width:620px){main{padding:18px 12px 40px}h1{font-size:21px}.cards{grid-template-columns:1fr 1fr;gap:8px}
.cards b{font-size:20px}.card{padding:12px}}
@page{size:A4;margin:12mm}
@media print{:root{color-scheme:light;--back:#fff;--card:#fff;--text:#000;--dim:#4a525b;--line:#c9ced4;--grid:#e4e7eb;
--blue:#0072b2;--bluearea:#0072b21f;--air:#e69f0026;--airtop:#e69f00;--airtext:#241a00;--red:#c94d00;--stall:#d55e0038;
--green:#00795a;--gap:#8b95a026;--reh:#7a2e8c;--rehback:#fff}
*{-webkit-print-color-adjust:exact;print-color-adjust:exact}body{font-size:10pt}main{padding:0;max-width:none}
.card{padding:8px;border-radius:4px}.cards{grid-template-columns:repeat(4,1fr);gap:6px;margin-top:10px}
.cards b{font-size:14pt}h1{font-size:17pt}h2{font-size:12.5pt;margin:18px 0 6px;break-after:avoid}
.grid2{grid-template-columns:1fr 1fr;gap:8px}.grid2>*,.cards>*,tr{break-inside:avoid}table{font-size:7.6pt}
th{font-size:7pt}th,td{padding:3px 4px}td:first-child{min-width:0}.meter{min-width:30px}.wide{overflow:visible}
.wide>svg{min-width:0}}
)css";

} // namespace report
