import { Command, Option } from "commander";
import type { CallName } from "../../../core/chain/callSchemas.js";
import { wholeNumber } from "../options.js";
import { addSignerOptions, type NodeOptions, type SignerOptions } from "../signerOptions.js";
import { flagOf, type Argument } from "../tx/argument.js";
import { txTable } from "../tx/txTable.js";

/** What every `tx` command takes, besides the arguments of its call. */
export interface TxOptions extends SignerOptions, NodeOptions {
  readonly nonce?: number;
  readonly lifetime: number;
  readonly timeoutS: number;
  readonly wait: boolean;
}

/** `subnetkit tx`: signs calls, sends them to a node, waits for the block. One subcommand for each entry of the table. */
export function txCommand(): Command {
  const tx = new Command("tx").description("Sign a call, send it, and wait for its receipt.");
  const groups = new Map<string, Command>();
  const groupOf = (name: string): Command => {
    const group = groups.get(name) ?? tx.command(name).description(`Calls about ${name}.`);
    groups.set(name, group);
    return group;
  };
  // Object.entries loses the relation of name and arguments; both are of one entry of the table.
  const entries = Object.entries(txTable) as [CallName, Entry][];
  for (const [name, entry] of entries) {
    const words = entry.path.split(" ");
    const [word = name, action] = words;
    const command = action === undefined ? tx.command(word) : groupOf(word).command(action);
    command.description(entry.about);
    for (const [field, argument] of Object.entries(entry.args)) command.addOption(optionOf(field, argument));
    addCommonOptions(command).action(async (options: TxOptions & Readonly<Record<string, unknown>>) => {
      const { runTx } = await import("../runTx.js");
      await runTx(name, options);
    });
  }
  return tx.addHelpText("after", help);
}

interface Entry {
  readonly path: string;
  readonly about: string;
  readonly args: Readonly<Record<string, Argument<unknown>>>;
}

function optionOf(field: string, { placeholder, about, fallback }: Argument<unknown>): Option {
  const option = new Option(`${flagOf(field)} <${placeholder}>`, about);
  return option.makeOptionMandatory(fallback === undefined);
}

function addCommonOptions(command: Command): Command {
  return addSignerOptions(command, "sign with")
    .option(
      "--nonce <n>",
      "sign with this nonce (default: the account's next)",
      wholeNumber("--nonce", 0, 2 ** 53 - 1),
    )
    .option(
      "--lifetime <blocks>",
      "for how many blocks it is valid",
      wholeNumber("--lifetime", 1, 65_535),
      64,
    )
    .option("--timeout-s <n>", "how long to wait for the block", wholeNumber("--timeout-s", 1, 86_400), 60)
    .option("--no-wait", "print the id once the node has taken it");
}

const help = `
An account is an SS58 address, the name of a key, or dev:NAME. Amounts are TAO with up to nine decimals.

Examples, on the network of \`subnetkit dev\`:
  $ subnetkit tx transfer --dev alice --to 5Grwva… --amount 1.5
  $ subnetkit tx stake add --key cold --hotkey dev:validator-1.0/hotkey --netuid 1 --amount 100

More: docs/cli.md.`;
