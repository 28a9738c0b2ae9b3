import { Command, Option } from "commander";
import type { MessageOptions } from "../readMessage.js";

/** What every `keys` command takes. */
export interface KeysOptions {
  readonly dir?: string;
  readonly passwordFile?: string;
  readonly json: boolean;
}

export interface NewOptions extends KeysOptions {
  readonly scheme: string;
}
export interface ImportOptions extends NewOptions {
  readonly phraseFile?: string;
  readonly derive: string;
}
export interface SignOptions extends KeysOptions, MessageOptions {}
export interface VerifyOptions extends SignOptions {
  readonly scheme: string;
}
export interface RemoveOptions extends KeysOptions {
  readonly yes: boolean;
}
export interface DevKeysOptions extends KeysOptions {
  readonly seed: string;
}

/** `subnetkit keys`: keys in encrypted files. */
export function keysCommand(): Command {
  const keys = new Command("keys").description("Make, import and use keys: encrypted files, one a key.");
  const add = (name: string, description: string): Command =>
    keys
      .command(name)
      .description(description)
      .addOption(new Option("--dir <path>", "folder of the key files").env("SUBNETKIT_KEYS"))
      .option("--json", "machine-readable", false);
  const withPassword = (command: Command): Command =>
    command.option(
      "--password-file <path>",
      "file with the password (default: SUBNETKIT_PASSWORD, or asked for)",
    );
  const withScheme = (command: Command): Command =>
    command.addOption(
      new Option("--scheme <name>", "ed25519 is verified 20 times as fast; wallets default to sr25519")
        .choices(["ed25519", "sr25519"])
        .default("ed25519"),
    );
  const withMessage = (command: Command): Command =>
    command
      .addOption(new Option("--text <text>", "the message").conflicts(["hex", "file"]))
      .addOption(new Option("--hex <digits>", "the message in hexadecimal").conflicts("file"))
      .option("--file <path>", "the message is this file's content");

  withScheme(withPassword(add("new <name>", "Make a key and show its recovery phrase, once."))).action(
    async (name: string, options: NewOptions) => (await import("../runKeys.js")).runNew(name, options),
  );
  withScheme(withPassword(add("import <name>", "Import a recovery phrase, asked for or from a file.")))
    .option(
      "--phrase-file <path>",
      "file with the phrase, or a secret URI like phrase//hard/soft; - for standard input",
    )
    .option("--derive <path>", "derivation path, like //cold or //hot/1", "")
    .action(async (name: string, options: ImportOptions) =>
      (await import("../runKeys.js")).runImport(name, options),
    );
  add("list", "Show all keys.").action(async (options: KeysOptions) =>
    (await import("../runKeys.js")).runList(options),
  );
  add("show <name>", "Show one key: account, scheme and file.").action(
    async (name: string, options: KeysOptions) => (await import("../runKeys.js")).runShow(name, options),
  );
  withMessage(
    withPassword(add("sign <name>", "Sign a message, as wallets do: between <Bytes> and </Bytes>.")),
  ).action(async (name: string, options: SignOptions) =>
    (await import("../runKeys.js")).runSign(name, options),
  );
  withMessage(
    withScheme(
      add("verify <account> <signature>", "Check a signature of a message. Exit code 1 if it is not one."),
    ),
  ).action(async (account: string, signature: string, options: VerifyOptions) =>
    (await import("../runKeys.js")).runVerify(account, signature, options),
  );
  add("remove <name>", "Delete a key's file.")
    .option("--yes", "really: only the recovery phrase brings it back", false)
    .action(async (name: string, options: RemoveOptions) =>
      (await import("../runKeys.js")).runRemove(name, options),
    );
  add("dev [names...]", "Show the development keys of a local network. Everyone can derive them.")
    .option("--seed <text>", "the network's seed, as in `subnetkit dev --seed`", "subnetkit")
    .action(async (names: string[], options: DevKeysOptions) =>
      (await import("../runKeys.js")).runDevKeys(names, options),
    );
  return keys.addHelpText("after", help);
}

const help = `
Examples:
  $ subnetkit keys new alice                     a new key; write the phrase down
  $ subnetkit keys import cold --scheme sr25519  a wallet's phrase, asked for without showing it
  $ subnetkit keys sign alice --text hello
  $ subnetkit keys dev --seed 7 alice            for local networks only

More: docs/cli.md.`;
