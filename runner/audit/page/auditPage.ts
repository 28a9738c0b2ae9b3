import { escapeHtml } from "../../study/page/escapeHtml.js";
import { style } from "../../study/page/style.js";
import type { AuditReport } from "../auditSubnet.js";
import { gainText, widthText } from "../gainText.js";
import { verdictWords, type AttackResult } from "../judgeAttack.js";
import { gainPlot } from "./gainPlot.js";

const verdictStyle = `
.holds { color: var(--s6); } .open { color: var(--s4); } .pays { color: var(--s8); font-weight: 600; } .unplayed, .unmeasured { color: var(--quiet); }
th, td { white-space: nowrap; }
td.words { text-align: left; color: var(--quiet); min-width: 30ch; white-space: normal; }
circle.network { fill: var(--card); }
.plot { background: var(--card); border: 1px solid var(--line); border-radius: 10px; padding: 16px; margin-bottom: 24px; }
`;

/** An audit as one HTML file that needs nothing else, light and dark by the system's preference. */
export function auditPage(report: AuditReport): string {
  const { subnet, version, profile, seeds, epochs, results } = report;
  const miners = results.filter(({ role }) => role === "miner");
  const validators = results.filter(({ role }) => role === "validator");
  return [
    '<!doctype html><html lang="en"><head><meta charset="utf-8">',
    '<meta name="viewport" content="width=device-width, initial-scale=1">',
    `<title>Audit of ${escapeHtml(subnet)}</title><style>${style}${verdictStyle}</style></head><body>`,
    `<header><h1>Audit of ${escapeHtml(subnet)} ${escapeHtml(version)}</h1></header><main>`,
    `<p>${seeds} ${seeds === 1 ? "network" : "networks"} of ${epochs} ${epochs === 1 ? "epoch" : "epochs"} for each attack; honest miners run the profile ${escapeHtml(profile)}.`,
    "The gain is what an attacker earned over what honest neurons earned, for each UID, run of the model or unit of stake:",
    "1 is as much as honest work, ∞ means that nothing was left for honest neurons. A full dot is the mean, with its 95 % interval over the networks, which are the hollow dots;",
    "an upright stroke is the threshold.",
    '<span class="holds">Holds</span>: the whole interval is below it. <span class="open">Open</span>: the mean is below it,',
    'the interval is not, and more networks decide. <span class="pays">Pays</span>: the mean is above it.</p>',
    section("Attacks by miners", miners),
    section("Attacks by validators", validators),
    "<footer>Made with Subnetkit.</footer></main></body></html>",
    "",
  ].join("\n");
}

function section(title: string, results: readonly AttackResult[]): string {
  if (results.length === 0) return "";
  const rows = results.map(
    ({ variant, attack, gain, threshold, compute, role, measure, verdict, about, reason, gains }) =>
      `<tr><td>${attack}${variant === undefined ? "" : `, ${escapeHtml(variant)}`}</td><td>${gainText(gain.mean, "–")}</td><td>${widthText(gain.halfWidth, "–")}</td><td>${threshold}</td><td>${role === "miner" && !Number.isNaN(compute) ? compute.toFixed(2) : "–"}</td><td>${measure}</td><td class="${verdict}">${verdictWords[verdict]}</td><td class="words">${escapeHtml(reason === undefined ? about : `${about}; ${verdict === "unmeasured" ? "nothing was measured: " : gains.length === 0 ? "not played: " : "not played "}${reason}`)}</td></tr>`,
  );
  return [
    `<section><h2>${title}</h2><div class="plot">${gainPlot(results)}</div><div class="scroll"><table>`,
    "<tr><th>attack</th><th>gain</th><th>± 95 %</th><th>threshold</th><th>compute</th><th>measured</th><th>verdict</th><th></th></tr>",
    ...rows,
    "</table></div></section>",
  ].join("\n");
}
