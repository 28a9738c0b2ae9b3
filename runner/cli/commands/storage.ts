import { Command } from "commander";
import { wholeNumber } from "../options.js";
import { addSignerOptions, type NodeOptions, type SignerOptions } from "../signerOptions.js";

/** What every `storage` command takes. */
export interface StorageOptions extends SignerOptions, NodeOptions {
  readonly netuid?: number;
  readonly secretFile?: string;
  readonly passphraseFile?: string;
  readonly folder?: string;
  readonly direct: boolean;
  readonly chain: boolean;
}

export interface PutOptions extends StorageOptions {
  readonly name?: string;
  readonly data?: number;
  readonly parity?: number;
  readonly replace: boolean;
  readonly index: boolean;
}

export interface SearchOptions extends StorageOptions {
  readonly limit: number;
}

export interface GetOptions extends StorageOptions {
  readonly out?: string;
}

export interface RepairOptions extends StorageOptions {
  readonly margin?: number;
}

/** `subnetkit storage`: keeps files at the miners of the storage subnet. */
export function storageCommand(): Command {
  const storage = new Command("storage").description(
    "Keep files, sealed, at the miners of the storage subnet.",
  );
  const hotkey = "ask as this hotkey of a local network (default: the subnet's first validator)";
  const add = (name: string, description: string): Command =>
    addSignerOptions(storage.command(name).description(description), "ask as", hotkey)
      .option(
        "--netuid <n>",
        "the storage subnet (default: the first one)",
        wholeNumber("--netuid", 1, 65_535),
      )
      .option("--secret-file <path>", "seal under the 32 bytes in this file, as 64 hexadecimal digits")
      .option(
        "--passphrase-file <path>",
        "seal under this passphrase (default: SUBNETKIT_PASSPHRASE, or asked for)",
      )
      .option("--folder <path>", "where the record of what is stored is kept")
      .option(
        "--direct",
        "speak to miners as a validator does, instead of through its gateway: faster",
        false,
      )
      .option("--no-chain", "neither record nor check the catalogue's root on chain");

  add("put", "Store a file; what is stored already is not sent again.")
    .argument("<file>")
    .option("--name <name>", "store it under another name")
    .option("--data <k>", "data shards of a chunk", wholeNumber("--data", 1, 64))
    .option("--parity <m>", "parity shards: how many miners may be lost", wholeNumber("--parity", 0, 64))
    .option("--replace", "give up the file of that name", false)
    .option("--index", "note what its text means, here and sealed, for `storage search`", false)
    .action(async (file: string, options: PutOptions) =>
      (await import("../storage/put.js")).put(file, options),
    );
  add("get", "Bring a file back, checked; goes on where an earlier get was broken off.")
    .argument("<name>")
    .option("--out <path>", "where to (default: its name, in this folder)")
    .action(async (name: string, options: GetOptions) =>
      (await import("../storage/get.js")).get(name, options),
    );
  add("ls", "What is stored under this key.").action(async (options: StorageOptions) =>
    (await import("../storage/list.js")).list(options),
  );
  add("rm", "Delete a file and its shards.")
    .argument("<name>")
    .action(async (name: string, options: StorageOptions) =>
      (await import("../storage/remove.js")).remove(name, options),
    );
  add("audit", "Have miners open their shards at places drawn now (default: of all files).")
    .argument("[name]")
    .action(async (name: string | undefined, options: StorageOptions) =>
      (await import("../storage/audit.js")).audit(name, options),
    );
  add("repair", "Make lost shards anew and place them at other miners (default: of all files).")
    .argument("[name]")
    .option(
      "--margin <n>",
      "repair below data shards + n (default: every loss)",
      wholeNumber("--margin", 0, 64),
    )
    .action(async (name: string | undefined, options: RepairOptions) =>
      (await import("../storage/repair.js")).repair(name, options),
    );
  add("search", "Find passages of files that were put with --index, by what they mean.")
    .argument("<question...>")
    .option("--limit <n>", "passages to show", wholeNumber("--limit", 1, 1_000), 5)
    .action(async (question: string[], options: SearchOptions) =>
      (await import("../storage/search.js")).search(question.join(" "), options),
    );
  add(
    "refit",
    "Fit the availability model to what was seen of the miners, and use it if it foresees better.",
  ).action(async (options: StorageOptions) => (await import("../storage/refit.js")).refitModel(options));
  return storage.addHelpText("after", help);
}

const help = `
Everything is sealed here; miners see neither contents nor names. Without the passphrase or secret file nothing comes back.

Examples, on the network of \`subnetkit dev\`:
  $ subnetkit storage put report.pdf --data 2 --parity 1
  $ subnetkit storage audit
  $ subnetkit storage get report.pdf --out copy.pdf

More: subnets/storage/README.md.`;
