/** The page's style: light and dark by the system's preference, or by the switch. No fonts or files from elsewhere. */
export const style = `
:root { color-scheme: light dark; }
:root, :root[data-theme="light"] {
  --paper: #fcfcfb; --card: #ffffff; --ink: #1b1b19; --quiet: #66645e; --line: #e4e2dc; --grid: #eceae5; --empty: #f3f2ee;
  --s1: #2a78d6; --s2: #eb6834; --s3: #1baf7a; --s4: #eda100; --s5: #e87ba4; --s6: #008300; --s7: #4a3aa7; --s8: #e34948;
}
@media (prefers-color-scheme: dark) { :root:not([data-theme="light"]) {
  --paper: #171716; --card: #1f1f1d; --ink: #f2f0ea; --quiet: #a3a098; --line: #34332f; --grid: #2b2a27; --empty: #262522;
  --s1: #3987e5; --s2: #d95926; --s3: #199e70; --s4: #c98500; --s5: #d55181; --s6: #20a020; --s7: #9085e9; --s8: #e66767;
} }
:root[data-theme="dark"] {
  --paper: #171716; --card: #1f1f1d; --ink: #f2f0ea; --quiet: #a3a098; --line: #34332f; --grid: #2b2a27; --empty: #262522;
  --s1: #3987e5; --s2: #d95926; --s3: #199e70; --s4: #c98500; --s5: #d55181; --s6: #20a020; --s7: #9085e9; --s8: #e66767;
}
* { box-sizing: border-box; }
body { margin: 0; background: var(--paper); color: var(--ink); font: 15px/1.5 system-ui, -apple-system, "Segoe UI", sans-serif; }
main, header { max-width: 1400px; margin: 0 auto; padding: 0 24px; }
header { display: flex; align-items: baseline; gap: 16px; padding-top: 32px; padding-bottom: 20px; }
h1 { font-size: 24px; margin: 0; flex: 1; letter-spacing: -0.01em; }
h2 { font-size: 19px; margin: 0 0 4px; letter-spacing: -0.01em; }
h3 { font-size: 14px; margin: 0 0 8px; }
p { margin: 0 0 12px; color: var(--quiet); max-width: 78ch; }
button { font: inherit; font-size: 13px; color: var(--quiet); background: none; border: 1px solid var(--line); border-radius: 6px; padding: 4px 10px; cursor: pointer; }
button:hover { color: var(--ink); }
nav { margin: 0 0 28px; font-size: 13px; display: flex; flex-wrap: wrap; gap: 4px 16px; }
nav a { color: var(--quiet); }
section { border-top: 1px solid var(--line); padding: 28px 0 36px; }
.legend { display: flex; flex-wrap: wrap; gap: 4px 18px; font-size: 13px; margin: 0 0 16px; }
.legend span { display: inline-flex; align-items: center; gap: 6px; }
.legend i { width: 12px; height: 12px; border-radius: 3px; display: inline-block; }
.legend b { font-weight: 500; color: var(--quiet); margin-right: 2px; }
.variants { display: grid; grid-template-columns: repeat(auto-fit, minmax(320px, 1fr)); gap: 20px; }
.variant { background: var(--card); border: 1px solid var(--line); border-radius: 10px; padding: 16px; min-width: 0; }
figure { margin: 0 0 12px; position: relative; }
figcaption { font-size: 12px; color: var(--quiet); margin-bottom: 2px; }
svg { width: 100%; height: auto; display: block; overflow: visible; }
.tick { font-size: 10.5px; fill: var(--quiet); font-variant-numeric: tabular-nums; paint-order: stroke; stroke: var(--card); stroke-width: 3px; }
.grid { stroke: var(--grid); stroke-width: 1; }
.reference { stroke: var(--quiet); stroke-width: 1; stroke-dasharray: 3 3; }
.cursor { stroke: var(--quiet); stroke-width: 1; visibility: hidden; }
.empty { fill: var(--empty); }
.area path { stroke: var(--card); stroke-width: 0.6; }
table { border-collapse: collapse; font-size: 13px; font-variant-numeric: tabular-nums; margin-bottom: 20px; }
th, td { text-align: right; padding: 3px 16px 3px 0; border-bottom: 1px solid var(--grid); }
th:first-child, td:first-child { text-align: left; }
th { font-weight: 500; color: var(--quiet); }
.scroll { overflow-x: auto; }
#tip { position: fixed; pointer-events: none; background: var(--card); border: 1px solid var(--line); border-radius: 8px; padding: 8px 10px; font-size: 12px; line-height: 1.45; box-shadow: 0 4px 16px rgb(0 0 0 / 0.14); display: none; font-variant-numeric: tabular-nums; z-index: 1; }
#tip i { width: 9px; height: 9px; border-radius: 2px; display: inline-block; margin-right: 6px; }
#tip div { display: flex; align-items: center; }
#tip b { margin-left: auto; padding-left: 16px; font-weight: 600; }
footer { color: var(--quiet); font-size: 13px; padding: 0 0 40px; }
`;
