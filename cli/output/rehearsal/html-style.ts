/** The style of the page: one column, light and dark by the reader's choice, legible on paper. */
export const STYLE = `
:root {
  color-scheme: light dark;
  --paper: #fbfaf7; --card: #ffffff; --ink: #1c2024; --soft: #5b636b; --line: #dddbd4; --grid: #eceae4; --weekend: #f2f0ea;
  --run: #3d6b8e; --bad: #b3261e; --warn: #9a5b00; --late: #d98600; --night: #4b3f8f; --heat: 61 107 142; --out: #b3261e;
}
@media (prefers-color-scheme: dark) {
  :root {
    --paper: #14171a; --card: #1b1f23; --ink: #e8e6e1; --soft: #9aa3ab; --line: #333a40; --grid: #23282d; --weekend: #1e2327;
    --run: #7fb2d6; --bad: #ff8a80; --warn: #ffc46b; --late: #ffb347; --night: #b3a7ff; --heat: 127 178 214; --out: #ff8a80;
  }
}
* { box-sizing: border-box; }
body { margin: 0; background: var(--paper); color: var(--ink); font: 16px/1.5 system-ui, -apple-system, "Segoe UI", sans-serif; font-variant-numeric: tabular-nums; }
main { max-width: 1280px; margin: 0 auto; padding: 40px 32px 64px; }
.eyebrow { margin: 0; color: var(--soft); font-size: 13px; letter-spacing: .08em; text-transform: uppercase; }
h1 { margin: 4px 0 8px; font-size: 38px; line-height: 1.15; font-weight: 650; letter-spacing: -.015em; }
h2 { margin: 48px 0 4px; font-size: 21px; font-weight: 650; letter-spacing: -.005em; }
.lead, .hint { margin: 0 0 14px; color: var(--soft); }
.hint { font-size: 14px; max-width: 78ch; }
.figures { display: grid; grid-template-columns: repeat(auto-fit, minmax(150px, 1fr)); gap: 12px; margin: 28px 0 0; padding: 0; list-style: none; }
.figures li { padding: 14px 16px 12px; background: var(--card); border: 1px solid var(--line); border-radius: 10px; }
.figures b { display: block; font-size: 30px; line-height: 1.15; font-weight: 650; }
.figures .is-bad { border-left: 4px solid var(--bad); }
.figures .is-bad b { color: var(--bad); }
.figures span { color: var(--soft); font-size: 14px; }
.worst { margin: 12px 0 0; padding: 0; list-style: none; counter-reset: worst; }
.worst li { display: grid; grid-template-columns: 28px 92px 1fr; gap: 10px; padding: 9px 0; border-top: 1px solid var(--line); counter-increment: worst; }
.worst li::before { content: counter(worst); color: var(--soft); text-align: right; }
.kind { color: var(--bad); font-weight: 600; font-size: 14px; line-height: 1.7; }
.kind.is-mild { color: var(--warn); }
.scroll { overflow-x: auto; background: var(--card); border: 1px solid var(--line); border-radius: 10px; padding: 12px; }
svg { display: block; width: 100%; min-width: 980px; height: auto; font: 11px system-ui, -apple-system, "Segoe UI", sans-serif; }
.key { display: flex; flex-wrap: wrap; gap: 6px 22px; margin: 10px 0 0; padding: 0; list-style: none; font-size: 14px; color: var(--soft); }
.key svg { display: inline-block; width: 16px; height: 14px; min-width: 0; vertical-align: -2px; margin-right: 6px; }
table { border-collapse: collapse; width: 100%; font-size: 14px; }
th, td { padding: 6px 10px; text-align: right; border-top: 1px solid var(--line); white-space: nowrap; }
tr:first-child > th { border-top: 0; }
th { color: var(--soft); font-weight: 600; }
th:first-child, td:first-child, .words { text-align: left; }
td.words { white-space: normal; }
.heat td { padding: 5px 0; min-width: 25px; font-size: 12px; text-align: center; background: rgb(var(--heat) / var(--share)); }
.heat th { padding: 6px 2px; text-align: center; }
.heat td.total { background: none; padding: 5px 6px; font-size: 14px; text-align: right; }
.heat .is-night { box-shadow: inset 0 3px 0 var(--night); }
details { margin: 14px 0 0; background: var(--card); border: 1px solid var(--line); border-radius: 10px; }
summary { padding: 10px 16px; cursor: pointer; font-weight: 600; }
details > div { padding: 0 12px 12px; overflow-x: auto; }
footer { margin: 48px 0 0; color: var(--soft); font-size: 14px; max-width: 78ch; }
.weekend { fill: var(--weekend); } .grid { stroke: var(--grid); } .axis { fill: var(--soft); } .name { fill: var(--ink); } .zone { fill: var(--soft); }
.run { stroke: var(--run); stroke-width: 1.6; fill: none; } .wait { fill: var(--run); opacity: .28; }
.outage { fill: var(--out); opacity: .16; } .outage-name { fill: var(--out); font-weight: 600; }
.change { stroke: var(--ink); stroke-width: 1.4; stroke-dasharray: 2 2; fill: none; }
.late { fill: var(--late); } .missed { fill: var(--card); stroke: var(--bad); stroke-width: 1.8; } .failed { stroke: var(--bad); stroke-width: 2.2; fill: none; }
.expired { fill: var(--card); stroke: var(--warn); stroke-width: 1.5; } .woken { fill: var(--night); }
@media (max-width: 640px) { main { padding: 24px 16px 48px; } h1 { font-size: 28px; } .worst li { grid-template-columns: 22px 1fr; } .worst .kind { grid-column: 2; } .worst li > :last-child { grid-column: 2; } }
@media print { body { background: none; } .scroll { overflow: visible; } details { break-inside: avoid; } }
`;
