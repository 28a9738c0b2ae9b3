import { Command } from "commander";
import { wholeNumber } from "../options.js";
import type { AuditCommandOptions } from "../runAudit.js";

/** `subnetkit audit`: what attacks on a subnet earn beside honest work. */
export function auditCommand(): Command {
  const collect = (value: string, all: readonly string[] = []): readonly string[] => [...all, value];
  return new Command("audit")
    .description("Attack a subnet in simulated networks, and say what each attack earns beside honest work.")
    .argument("[subnet]", "bundled subnet, path or installed package (default: this folder's)")
    .option("--attack <name>", "only this attack, repeatable (default: all)", collect)
    .option(
      "--seeds <n>",
      "networks in which each attack is played (default: 5)",
      wholeNumber("--seeds", 1, 1_000),
    )
    .option("--epochs <n>", "epochs of each network (default: 6)", wholeNumber("--epochs", 1, 10_000))
    .option("--profile <name>", "profile of the honest miners (default: the first)")
    .option(
      "--threshold <gain>",
      "gain above which attacks count as paying: a number, or attack=number; repeatable",
      collect,
    )
    .option(
      "--jobs <n>",
      "networks at the same time, each in a process of its own; the numbers stay the same (default: one a core, 8 at most, fewer for few networks)",
      wholeNumber("--jobs", 1, 256),
    )
    .option("--html <file>", "write a page with plots")
    .option("--json", "one JSON object with every number")
    .addHelpText("after", help)
    .action(async (subnet: string | undefined, options: AuditCommandOptions) => {
      const { runAudit } = await import("../runAudit.js");
      await runAudit(subnet, options);
    });
}

const help = `
Columns:
  gain       what the attacker earned over what honest neurons earned, for each UID, run of the model or unit of stake:
             1 is as much as honest work; mean over the seeds with its 95 % interval
  compute    runs of the attacker's model for each of an honest miner's
  verdict    holds: does not pay · open: does not on average, but the interval reaches above the threshold · pays
             not played, not measured: nothing is known, for the reason below the table

Exit codes: 0 no attack pays · 1 some do, or the audit failed · 2 a wrong argument

Examples:
  $ subnetkit audit price-prediction --seeds 3
  $ subnetkit audit ./my-subnet --attack copy --threshold copy=0.3 --html audit.html`;
