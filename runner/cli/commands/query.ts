import { Command, Option } from "commander";
import { extrinsicId, wholeNumber } from "../options.js";

/** What every `query` command takes. */
export interface QueryOptions {
  readonly url: string;
  readonly json: boolean;
}
export interface AccountOptions extends QueryOptions {
  readonly dir?: string;
  readonly seed: string;
}

/** `subnetkit query`: reads a node's state. */
export function queryCommand(): Command {
  const query = new Command("query").description("Read the state of a running network.");
  const add = (name: string, description: string): Command =>
    query
      .command(name)
      .description(description)
      .option("--url <url>", "the node's RPC", "ws://127.0.0.1:9944")
      .option("--json", "machine-readable; amounts are decimal strings of rao", false);
  const netuid = wholeNumber("<netuid>", 0, 65_535);
  const height = wholeNumber("[height]", 0, Number.MAX_SAFE_INTEGER);

  add("head", "The last block, and which network this is.").action(async (options: QueryOptions) =>
    (await import("../runQuery.js")).queryHead(options),
  );
  add("block", "A block: receipts and events (default: the last).")
    .argument("[height]", "its height", height)
    .action(async (at: number | undefined, options: QueryOptions) =>
      (await import("../runQuery.js")).queryBlock(at, options),
    );
  add("events", "The events of a block and its extrinsics (default: the last).")
    .argument("[height]", "its height", height)
    .action(async (at: number | undefined, options: QueryOptions) =>
      (await import("../runQuery.js")).queryEvents(at, options),
    );
  add("tx", "What became of an extrinsic.")
    .argument("<id>", "its id, as `subnetkit tx` prints it", extrinsicId)
    .action(async (id: string, options: QueryOptions) =>
      (await import("../runQuery.js")).queryTx(id, options),
    );
  add("account", "Balance, nonce, stakes and neurons of an account.")
    .argument("<account>", "an address, the name of a key, or dev:NAME")
    .addOption(new Option("--dir <path>", "folder of the key files").env("SUBNETKIT_KEYS"))
    .option("--seed <text>", "the local network's seed, for dev:NAME", "subnetkit")
    .action(async (account: string, options: AccountOptions) =>
      (await import("../runQuery.js")).queryAccount(account, options),
    );
  add("metagraph", "All neurons of a subnet.")
    .argument("<netuid>", "the subnet", netuid)
    .action(async (of: number, options: QueryOptions) =>
      (await import("../runQuery.js")).queryMetagraph(of, options),
    );
  add("subnet", "A subnet's owner, plugin, pool, epochs and hyperparameters.")
    .argument("<netuid>", "the subnet", netuid)
    .action(async (of: number, options: QueryOptions) =>
      (await import("../runQuery.js")).querySubnet(of, options),
    );
  add("commitments", "What a subnet's neurons have committed to in public.")
    .argument("<netuid>", "the subnet", netuid)
    .action(async (of: number, options: QueryOptions) =>
      (await import("../runQuery.js")).queryCommitments(of, options),
    );
  add("supply", "The TAO there is, who holds it, and the next halving.").action(
    async (options: QueryOptions) => (await import("../runQuery.js")).querySupply(options),
  );
  return query.addHelpText("after", help);
}

const help = `
Examples, on the network of \`subnetkit dev\`:
  $ subnetkit query metagraph 1
  $ subnetkit query account dev:alice --json

More: docs/cli.md.`;
