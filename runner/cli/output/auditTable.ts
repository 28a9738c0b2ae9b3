import type { AttackResult, AuditReport, AuditVerdict } from "../../audit/auditSubnet.js";
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
  const counted = `${seeds} ${seeds === 1 ? "seed" : "seeds"}, ${epochs} epochs each`;
  return [
    `${colours.bold(subnet)} ${version} · honest miners: ${profile} · ${counted}`,
    colours.dim(titles),
    ...rows,
    "",
    ...results.flatMap(({ attack, about }) => [colours.bold(attack), ...paragraph(about, 4)]),
    "",
    "A gain of 1 is as much as honest work earns. What an attack still earns is shown, not hidden.",
    ...whatIsOpen(report),
  ].join("\n");
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
  const spread = Number.isFinite(gain.halfWidth) ? gain.halfWidth.toFixed(3) : "·";
  const runs = role === "miner" ? compute.toFixed(2) : "·";
  return [
    attack,
    role,
    gain.mean.toFixed(3),
    spread,
    String(threshold),
    runs,
    measure,
    marked(verdict, colours),
  ];
}

function marked(verdict: AuditVerdict, colours: Colours): string {
  switch (verdict) {
    case "holds":
      return colours.green("holds");
    case "open":
      return colours.yellow("open");
    case "pays":
      return colours.red("PAYS");
  }
}
