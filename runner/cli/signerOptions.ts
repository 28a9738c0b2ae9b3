import { Option, type Command } from "commander";

/** How the command line names who signs. */
export interface SignerOptions {
  readonly key?: string;
  readonly keyFile?: string;
  readonly dev?: string;
  readonly seed: string;
  readonly dir?: string;
  readonly passwordFile?: string;
}

/** The node that a command talks to, and how it answers. */
export interface NodeOptions {
  readonly url: string;
  readonly json: boolean;
}

/**
 * Adds what names a signer, and the node: the same for every command that signs.
 *
 * @param verb what the command does with the key, for the help: "sign with"
 * @param dev what `--dev` says in the help
 */
export function addSignerOptions(
  command: Command,
  verb: string,
  dev = `${verb} this development account of a local network`,
): Command {
  return command
    .option("--url <url>", "the node's RPC", "ws://127.0.0.1:9944")
    .addOption(new Option("--key <name>", `${verb} this key`).conflicts(["keyFile", "dev"]))
    .addOption(new Option("--key-file <path>", `${verb} the key in this file`).conflicts("dev"))
    .option("--dev <name>", dev)
    .option("--seed <text>", "the local network's seed, for --dev and dev:NAME", "subnetkit")
    .addOption(new Option("--dir <path>", "folder of the key files").env("SUBNETKIT_KEYS"))
    .option(
      "--password-file <path>",
      "file with the key's password (default: SUBNETKIT_PASSWORD, or asked for)",
    )
    .option("--json", "machine-readable", false);
}
