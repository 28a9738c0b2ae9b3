import type { AuditReport } from "../../audit/auditSubnet.js";
import { gainText, widthText } from "../../audit/gainText.js";
import { verdictWords, type AttackResult, type AuditVerdict } from "../../audit/judgeAttack.js";
import type { Colours } from "./colours.js";
import { paragraph } from "./paragraph.js";
import { left, renderTable, right } from "./table.js";

/** An audit as people read it: a row an attack, then what each of them does. */
export function renderAudit(report: AuditReport, colours: Colours): string {
  const { subnet, version, profile, seeds, epochs, results } = report;
  const columns = [
    left("attack"),
    left("by"),
    right("gain"),
    right("± 95 %"),
    right("threshold"),
    right("compute"),
    left("measured"),
    left("verdict"),
  ];
  const [titles = "", ...rows] = renderTable(
    columns,
    results.map((result) => rowOf(result, colours)),
  );
  const counted = `${seeds} ${seeds === 1 ? "seed" : "seeds"}, ${epochs} ${epochs === 1 ? "epoch" : "epochs"} each`;
  return [
    `${colours.bold(subnet)} ${version} · honest miners: ${profile} · ${counted}`,
    colours.dim(titles),
    ...rows,
    "",
    ...results.flatMap((result) => described(result, seeds, colours)),
    "",
    "A gain of 1 is as much as honest work earns. What an attack still earns is shown, not hidden.",
    ...whatIsUnplayed(report),
    ...whatIsOpen(report),
  ].join("\n");
}

/** What an attack does, and why it was not played where it was not. */
function described(
  { attack, about, gains, reason, variants, verdict }: AttackResult,
  seeds: number,
  colours: Colours,
): string[] {
  const lines = [colours.bold(attack), ...paragraph(about, 4), ...variantLines(variants)];
  if (reason === undefined) return lines;
  if (verdict === "unmeasured") return [...lines, ...paragraph(`Nothing was measured: ${reason}.`, 4)];
  return [...lines, ...paragraph(`Not played${whereUnplayed(gains.length, seeds)} ${reason}.`, 4)];
}

function variantLines(variants: AttackResult["variants"] = []): string[] {
  if (variants.length < 2) return [];
  const text = variants
    .map(({ variant, gain }) => `${variant} ${gainText(gain.mean, "not played")}`)
    .join(" · ");
  return paragraph(`Gains: ${text}.`, 4);
}

function whereUnplayed(played: number, seeds: number): string {
  if (played === 0) return ":";
  return played < seeds ? ` in ${seeds - played} of ${seeds} networks:` : "";
}

function whatIsUnplayed({ results }: AuditReport): string[] {
  const names = results.filter(({ verdict }) => verdict === "unplayed").map(({ attack }) => attack);
  if (names.length === 0) return [];
  return [
    `Not played, so that nothing is known of it: ${names.join(", ")} (${names.length} of ${results.length}).`,
  ];
}

/** Why rows are open, and what closes them. */
function whatIsOpen({ seeds, results }: AuditReport): string[] {
  if (results.every(({ verdict }) => verdict !== "open")) return [];
  if (seeds === 1)
    return [
      "Open: one network has no interval, so that no attack holds for certain. Give --seeds 3 or more.",
    ];
  return [
    "Open: it does not pay on average, but its interval reaches above the threshold. More seeds decide.",
  ];
}

function rowOf(
  { attack, role, gain, threshold, compute, measure, verdict }: AttackResult,
  colours: Colours,
): string[] {
  const runs = role === "miner" && !Number.isNaN(compute) ? compute.toFixed(2) : "·";
  return [
    attack,
    role,
    gainText(gain.mean, "·"),
    widthText(gain.halfWidth, "·"),
    String(threshold),
    runs,
    measure,
    marked(verdict, colours),
  ];
}

function marked(verdict: AuditVerdict, colours: Colours): string {
  const words = verdictWords[verdict];
  switch (verdict) {
    case "holds":
      return colours.green(words);
    case "open":
      return colours.yellow(words);
    case "pays":
      return colours.red(words.toUpperCase());
    case "unplayed":
    case "unmeasured":
      return colours.dim(words);
  }
}
