import { Command, Option } from "commander";
import { LOG_LEVELS } from "../../neuron/sayingLogger.js";
import { devDefaults, type DevOptions } from "../devOptions.js";
import { wholeNumber } from "../options.js";

/** `subnetkit dev`: boots a local network and shows it at work. */
export function devCommand(): Command {
  const collect = (value: string, all: readonly string[] = []): readonly string[] => [...all, value];
  return new Command("dev")
    .description("Start a local network: kernel, validators and miners, real models, real WebSockets.")
    .argument(
      "[subnets...]",
      "bundled subnets, paths of folders or entry files, installed packages (default: the configuration's, else all bundled)",
    )
    .option("--subnet <name>", "the same as an argument, repeatable", collect)
    .option("--config <file>", "configuration (default: subnetkit.config.ts, .js, .mjs or .json here)")
    .option(
      "--epochs <n>",
      "stop after n epochs of every subnet, with a summary",
      wholeNumber("--epochs", 1, 1_000_000),
    )
    .option("--seed <text>", "repeatable run: rounds in lock-step, keys and tasks from this seed")
    .option(
      "--port <n>",
      `port of the node's RPC, 0 for any free one (default: ${devDefaults.port})`,
      wholeNumber("--port", 0, 65_535),
    )
    .option(
      "--block-ms <n>",
      `wall-clock time of a block without --seed (default: ${devDefaults.blockMs})`,
      wholeNumber("--block-ms", 20, 600_000),
    )
    .option("--data <folder>", "keep the chain in this folder, and continue from it (default: in memory)")
    .option("--no-watch", "run the plugins as they are now; with --epochs they are not watched either")
    .option(
      "--inspect",
      "let a debugger attach to every plugin, miners and validators in threads of their own",
    )
    .option("--inspect-miner", "the same for miners only")
    .option("--inspect-validator", "the same for validators only")
    .option("--json", "machine-readable: with --epochs one summary, otherwise one JSON line an event")
    .option("--quiet", "only errors, and the summary with --epochs")
    .addOption(
      new Option(
        "--log <level>",
        "show what plugins write to their logs from this level on (default: info; with --quiet: warn)",
      ).choices([...LOG_LEVELS, "none"]),
    )
    .addHelpText("after", help)
    .action(async (subnets: readonly string[], options: DevOptions) => {
      const { runDev } = await import("../runDev.js");
      await runDev(subnets, options);
    });
}

const help = `
Without --seed blocks come by the clock; those around the first epoch wait for the first round's answers, 30 s at most.
With it a block is sealed as soon as the round's work is in, and two runs with the same seed end with the same stateHash.

A subnet runs from its TypeScript as it is. When its files change it is loaded anew in fresh threads and the chain goes on;
while it can't be loaded, the version before runs.

Columns:
  score      mean score in [0, 1] that the validators' weights rest on
  weight     share of the validators' weights
  consensus  stake-weighted median of the weights (Yuma)
  incentive  share of the miners' half of the emission
  dividends  share of the validators' half
  emission   alpha paid in the last epoch; stake: alpha plus weighted root TAO

NO_COLOR=1 turns colours off. State is in memory and lost on exit; with --data it is kept, each block before it is
announced, and the same options continue the same chain; what validators remember is kept with it.`;
