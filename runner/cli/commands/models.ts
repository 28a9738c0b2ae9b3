import { Command } from "commander";

export interface ModelsCommandOptions {
  readonly config?: string;
  readonly deterministic: boolean;
  readonly json: boolean;
}

/** `subnetkit models`: which models there are, and how fast they are here. */
export function modelsCommand(): Command {
  return new Command("models")
    .description(
      "List models of subnets: size, hash, inputs, outputs, licence, and how long a run takes here.",
    )
    .argument(
      "[subnets...]",
      "bundled subnets, folders or entry files, packages (default: this folder's, else all bundled ones)",
    )
    .option("--config <file>", "configuration (default: subnetkit.config.ts, .js, .mjs or .json here)")
    .option("--deterministic", "time them on one thread at a fixed level of optimisation", false)
    .option("--json", "machine-readable, with whole hashes", false)
    .action(async (subnets: readonly string[], options: ModelsCommandOptions) => {
      const { runModels } = await import("../runModels.js");
      await runModels(subnets, options);
    })
    .addHelpText("after", help);
}

const help = `
Examples:
  $ subnetkit models
  $ subnetkit models ./my-subnet --json

Every file is compared with its pinned hash. Latency: the median run with the smallest inputs. Exit code 1 when a model
can't be used. More: docs/models.md.`;
