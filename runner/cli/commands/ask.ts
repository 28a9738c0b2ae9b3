import { Command, Option } from "commander";
import { DEFAULT_GATEWAY_LIMITS } from "../../../core/roles/gatewayOptions.js";
import { wholeNumber } from "../options.js";
import { addSignerOptions, type NodeOptions, type SignerOptions } from "../signerOptions.js";

export interface AskCliOptions extends SignerOptions, NodeOptions {
  readonly input: string;
  readonly miners?: number;
  readonly to?: readonly string[];
  readonly all: boolean;
  readonly gateway?: string;
}

/** `subnetkit ask`: buys an answer from a subnet's miners through a validator's gateway. */
export function askCommand(): Command {
  const collect = (value: string, all: readonly string[] = []): readonly string[] => [...all, value];
  const miners = wholeNumber("--miners", 1, DEFAULT_GATEWAY_LIMITS.maxMiners);
  const command = new Command("ask")
    .description("Ask a subnet's miners, as a client of a validator's gateway.")
    .argument("<subnet>", "id or netuid of the subnet")
    .requiredOption("--input <file>", "the request as JSON, - for standard input")
    .option("--miners <n>", "how many miners to ask, as the gateway picks", miners)
    .addOption(
      new Option("--to <miner>", "ask this miner instead, by UID or hotkey; repeatable")
        .argParser(collect)
        .conflicts("miners"),
    )
    .option("--all", "show every answer, not the best alone", false)
    .option("--gateway <url>", "this gateway (default: one that the node knows)");
  return addSignerOptions(command, "ask with")
    .addHelpText("after", help)
    .action(async (subnet: string, options: AskCliOptions) => {
      const { runAsk } = await import("../runAsk.js");
      await runAsk(subnet, options);
    });
}

const help = `
Tensors are written { "dtype": "float32", "shape": [2], "data": [1, 2] }.

Example, on the network of \`subnetkit dev\`, with alice's account:
  $ subnetkit ask price-prediction --input request.json --dev alice --all

Requests are signed and metered: docs/organic.md.`;
