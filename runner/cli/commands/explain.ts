import { Command } from "commander";
import { wholeNumber } from "../options.js";

export interface ExplainOptions {
  readonly netuid: number;
  readonly uid: number;
  readonly epoch?: number;
  readonly url: string;
  readonly json: boolean;
}

/** `subnetkit explain`: why a neuron earned what it earned. */
export function explainCommand(): Command {
  return new Command("explain")
    .description("Show why a neuron earned what it earned: from weights over consensus to payment.")
    .requiredOption("--netuid <n>", "the subnet", wholeNumber("--netuid", 0, 65_535))
    .requiredOption("--uid <n>", "the neuron", wholeNumber("--uid", 0, 65_535))
    .option(
      "--epoch <n>",
      "an epoch of the subnet, from 1 (default: the last)",
      wholeNumber("--epoch", 1, Number.MAX_SAFE_INTEGER),
    )
    .option("--url <url>", "the node's RPC", "ws://127.0.0.1:9944")
    .option("--json", "machine-readable: every rule as a code, shares exact and as numbers", false)
    .addHelpText("after", help)
    .action(async (options: ExplainOptions) => {
      const { runExplain } = await import("../runExplain.js");
      await runExplain(options);
    });
}

const help = `
Example: start a network with \`subnetkit dev\`, wait for an epoch, then in another terminal
  $ subnetkit explain --netuid 1 --uid 3

A node keeps the last two epochs of each subnet. What the words mean: docs/explain.md.`;
