import { Command, Option } from "commander";
import { wholeNumber } from "../options.js";

export interface AskCliOptions {
  readonly input: string;
  readonly miners?: number;
  readonly to?: readonly string[];
  readonly all: boolean;
  readonly gateway?: string;
  readonly url: string;
  readonly json: boolean;
  readonly key?: string;
  readonly keyFile?: string;
  readonly dev?: string;
  readonly seed: string;
  readonly dir?: string;
  readonly passwordFile?: string;
}

/** `subnetkit ask`: buys an answer from a subnet's miners through a validator's gateway. */
export function askCommand(): Command {
  const collect = (value: string, all: readonly string[] = []): readonly string[] => [...all, value];
  return new Command("ask")
    .description("Ask a subnet's miners, as a client of a validator's gateway.")
    .argument("<subnet>", "id or netuid of the subnet")
    .requiredOption("--input <file>", "the request as JSON, - for standard input")
    .option("--miners <n>", "how many miners to ask, as the gateway picks", wholeNumber("--miners", 1, 1_024))
    .addOption(
      new Option("--to <miner>", "ask this miner instead, by UID or hotkey; repeatable")
        .argParser(collect)
        .conflicts("miners"),
    )
    .option("--all", "show every answer, not the best alone", false)
    .option("--gateway <url>", "this gateway (default: one that the node knows)")
    .option("--url <url>", "the node's RPC", "ws://127.0.0.1:9944")
    .addOption(new Option("--key <name>", "ask with this key").conflicts(["keyFile", "dev"]))
    .addOption(new Option("--key-file <path>", "ask with the key in this file").conflicts("dev"))
    .option("--dev <name>", "ask with this development account of a local network")
    .option("--seed <text>", "the local network's seed, for --dev", "subnetkit")
    .addOption(new Option("--dir <path>", "folder of the key files").env("SUBNETKIT_KEYS"))
    .option(
      "--password-file <path>",
      "file with the key's password (default: SUBNETKIT_PASSWORD, or asked for)",
    )
    .option("--json", "machine-readable", false)
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
