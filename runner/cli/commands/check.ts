import { Command } from "commander";
import type { CheckCommandOptions } from "../runCheck.js";

/** `subnetkit check`: whether a subnet keeps what every plugin has to keep. */
export function checkCommand(): Command {
  return new Command("check")
    .description("Check a subnet: schemas, models, scores, time, memory, access to files and processes.")
    .argument("[subnets...]", "bundled subnets or paths (default: this folder's, else all bundled)")
    .option("--config <file>", "configuration (default: subnetkit.config.ts, .js, .mjs or .json here)")
    .option("--json", "one JSON object with verdicts and findings")
    .addHelpText("after", help)
    .action(async (subnets: string[], options: CheckCommandOptions) => {
      const { runCheck } = await import("../runCheck.js");
      await runCheck(subnets, options);
    });
}

const help = `
Runs the subnet's own validator and a miner of each profile twice, in processes of their own: as on a network, and under
Node's permission model, which refuses files outside the plugin's folder, child processes and undeclared workers.
What this Node can't enforce, the network above all, is said to be not enforced; it never counts as passed.

Exit codes: 0 everything conforms · 1 something does not`;
