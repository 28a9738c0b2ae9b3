import type { NeuronRow, ProblemPlace, Summary } from "../../devnet/reports.js";
import type { Colours } from "./colours.js";
import { renderSupply } from "./epochTable.js";

/** The last words of a run: who earned most, what went wrong, the state hash. */
export function renderSummary(summary: Summary, colours: Colours): string {
  return [
    "",
    colours.bold(`Stopped at block ${summary.height}`),
    ...summary.subnets.flatMap((report) => [
      `  ${report.subnet}: ${report.epoch} ${report.epoch === 1 ? "epoch" : "epochs"}. By incentive: ${ranking(report.rows)}`,
      ...unusable(report.rows),
    ]),
    `  ${renderSupply(summary.supply)}`,
    ...summary.sales.flatMap(({ subnet, answers }) =>
      answers === 0 ? [] : [`  ${subnet}: clients bought ${answersText(answers)}.`],
    ),
    ...summary.problems.map(
      (problem) =>
        `  ${colours.yellow(problem.error.code)} × ${problem.count} (${whereText(problem)}) ${problem.error.message}`,
    ),
    `  State hash ${summary.stateHash}`,
  ].join("\n");
}

function ranking(rows: readonly NeuronRow[]): string {
  return rows
    .filter((row) => row.role === "miner")
    .sort((a, b) => b.incentiveU16 - a.incentiveU16 || a.uid - b.uid)
    .map((row) => `${row.profile} ${((row.incentiveU16 / 65_535) * 100).toFixed(1)} %`)
    .join(", ");
}

/** One line per miner whose answers could not be used. */
function unusable(rows: readonly NeuronRow[]): string[] {
  return rows.flatMap((row) => {
    const reasons = Object.entries(row.missing).filter(([, count]) => count > 0);
    if (reasons.length === 0) return [];
    return [
      `  UID ${row.uid} (${row.profile}): ${reasons.map(([reason, count]) => `${answersText(count)} ${reason}`).join(", ")}`,
    ];
  });
}

const answersText = (count: number): string => (count === 1 ? "1 answer" : `${count} answers`);

/** Which neuron or subnet a problem is about. */
export function whereText({ netuid, uid, role, profile, plugin }: ProblemPlace): string {
  if (plugin !== undefined) return `kernel plugin ${plugin}`;
  if (netuid === undefined) return "not loaded";
  const neuron = [role, profile].filter((part) => part !== undefined).join(" ");
  return [
    `netuid ${netuid}`,
    ...(uid === undefined ? [] : [`UID ${uid}`]),
    ...(neuron === "" ? [] : [neuron]),
  ].join(", ");
}
