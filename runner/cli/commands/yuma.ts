import { Command } from "commander";
import type { StudyTargets } from "../../study/writeStudy.js";

/** `subnetkit yuma`: the consensus alone, without a network. */
export function yumaCommand(): Command {
  const run = new Command("run")
    .description("Run the networks of a study file through exact epochs.")
    .argument("<study>", "a file, the name of a case, or `all` cases")
    .option("--json <file>", "write every number as JSON")
    .option("--csv <file>", "write one row per network, variant, epoch and UID")
    .option("--html <file>", "write a page with charts")
    .option("--out <folder>", "write all three into a folder")
    .action(async (study: string, targets: StudyTargets) => {
      const { runYumaStudy } = await import("../runYuma.js");
      await runYumaStudy(study, targets);
    });
  const cases = new Command("cases")
    .description("List the cases that come with Subnetkit.")
    .action(async () => {
      const { listCases } = await import("../runYuma.js");
      await listCases();
    });
  const yuma = new Command("yuma")
    .description("Study the consensus: networks from a file, epoch by epoch.")
    .addHelpText("after", help);
  return yuma.addCommand(run).addCommand(cases);
}

const help = `
Examples:
  $ subnetkit yuma cases
  $ subnetkit yuma run switching-late --html switching-late.html
  $ subnetkit yuma run my-cases.json --out results

The format of a study: docs/study.md.`;
