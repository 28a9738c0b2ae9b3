import { text as readAll } from "node:stream/consumers";
import { bytesToHex, concatBytes, hexToBytes } from "../../core/primitives/bytes.js";
import { fail } from "../../core/primitives/errors.js";
import { newMnemonic } from "../../core/primitives/mnemonic.js";
import { signerFromSecret } from "../../core/primitives/secretKey.js";
import { secretFromUri } from "../../core/primitives/secretUri.js";
import { isSignatureScheme, type SignatureScheme } from "../../core/primitives/signatureScheme.js";
import { accountFromText } from "../../core/primitives/ss58.js";
import { verifySigned } from "../../core/primitives/verifySigned.js";
import { askHiddenOn } from "../keys/askHidden.js";
import { defaultKeyFolder } from "../keys/keyFolder.js";
import { keyStore, type KeyInfo, type KeyStore } from "../keys/keyStore.js";
import { choosePassword, readPassword, readSecretFile } from "../keys/password.js";
import { cliErrors } from "./cliErrors.js";
import type {
  DevKeysOptions,
  ImportOptions,
  KeysOptions,
  NewOptions,
  RemoveOptions,
  SignOptions,
  VerifyOptions,
} from "./commands/keys.js";
import { devAccountName, devSigner } from "./devSigner.js";
import { coloursFor } from "./output/colours.js";
import { jsonText } from "./output/json.js";
import { left, renderTable } from "./output/table.js";
import { passwordSources } from "./passwordSources.js";
import { readMessage } from "./readMessage.js";

const storeOf = ({ dir }: KeysOptions): KeyStore => keyStore(dir ?? defaultKeyFolder());

function print(options: KeysOptions, value: unknown, lines: () => readonly string[]): void {
  process.stdout.write(`${options.json ? jsonText(value, 2) : lines().join("\n")}\n`);
}

const facts = ({ name, account, scheme, file }: KeyInfo): string[] => [
  `Key      ${name}`,
  `Account  ${account}`,
  `Scheme   ${scheme}`,
  `File     ${file}`,
];

export async function runNew(name: string, options: NewOptions): Promise<void> {
  const password = await choosePassword(passwordSources(options.passwordFile), name);
  const phrase = newMnemonic();
  const info = await storeOf(options).add(name, secretFromUri(schemeOf(options.scheme), phrase), password);
  const colours = coloursFor(process.stdout);
  print(options, { ...info, phrase }, () => [
    ...facts(info),
    "",
    colours.bold(`  ${phrase}`),
    "",
    colours.yellow(
      "Write this phrase down and keep it offline: it is not stored, and whoever has it has the account.",
    ),
  ]);
}

export async function runImport(name: string, options: ImportOptions): Promise<void> {
  const phrase = (await readPhrase(options.phraseFile)).trim();
  const secret = secretFromUri(schemeOf(options.scheme), phrase + options.derive);
  const password = await choosePassword(passwordSources(options.passwordFile), name);
  const info = await storeOf(options).add(name, secret, password);
  print(options, info, () => facts(info));
}

async function readPhrase(phraseFile: string | undefined): Promise<string> {
  if (phraseFile === "-") return readAll(process.stdin);
  if (phraseFile !== undefined) return readSecretFile(phraseFile);
  const ask = askHiddenOn(process.stdin, process.stderr);
  if (ask === undefined) {
    throw fail(cliErrors.badOption, {
      option: "--phrase-file",
      expected: "a path where no terminal is",
      value: "nothing",
    });
  }
  return ask("Recovery phrase: ");
}

export async function runList(options: KeysOptions): Promise<void> {
  const store = storeOf(options);
  const keys = await store.list();
  print(options, keys, () =>
    keys.length === 0
      ? [`No keys in ${store.dir}. Make one with \`subnetkit keys new <name>\`.`]
      : renderTable(
          ["name", "scheme", "account"].map(left),
          keys.map(({ name, scheme, account }) => [name, scheme, account]),
        ),
  );
}

export async function runShow(name: string, options: KeysOptions): Promise<void> {
  const info = await storeOf(options).info(name);
  print(options, info, () => facts(info));
}

export async function runSign(name: string, options: SignOptions): Promise<void> {
  const message = await readMessage(options);
  const password = await readPassword(passwordSources(options.passwordFile), name);
  const signer = signerFromSecret(await storeOf(options).open(name, password));
  const { account, scheme } = signer;
  const signature = bytesToHex(signer.sign(wrapped(message)));
  print(options, { account, scheme, signature }, () => [signature]);
}

export async function runVerify(
  accountText: string,
  signatureText: string,
  options: VerifyOptions,
): Promise<void> {
  const account = accountFromText(accountText);
  const message = await readMessage(options);
  const signature = hexToBytes(signatureText.replace(/^0x/, ""));
  const scheme = schemeOf(options.scheme);
  // Wallets sign the wrapped bytes, other tools the bare ones.
  const valid = [wrapped(message), message].some((each) =>
    verifySigned({ scheme, account, message: each, signature }),
  );
  print(options, { account, scheme, valid }, () => [valid ? "valid" : "not valid"]);
  if (!valid) process.exitCode = 1;
}

export async function runRemove(name: string, options: RemoveOptions): Promise<void> {
  const store = storeOf(options);
  const info = await store.info(name);
  if (!options.yes) throw fail(cliErrors.needsYes, { action: `deletes ${info.file} for good` });
  await store.remove(name);
  print(options, { removed: info }, () => [`Removed ${name}, ${info.account}`]);
}

export function runDevKeys(names: readonly string[], options: DevKeysOptions): void {
  const wanted = names.length > 0 ? names : ["alice"];
  const keys = wanted.map((name) => {
    const { account, scheme } = devSigner(options.seed, name);
    return { name: devAccountName(name), account, scheme };
  });
  process.stderr.write(`${coloursFor(process.stderr).red(WARNING)}\n`);
  print(options, { warning: WARNING, seed: options.seed, keys }, () =>
    renderTable(
      [left("name"), left("account")],
      keys.map(({ name, account }) => [name, account]),
    ),
  );
}

const WARNING =
  "DEVELOPMENT KEYS: everyone who knows the seed has them. Never send anything of value to these accounts.";

function schemeOf(text: string): SignatureScheme {
  if (isSignatureScheme(text)) return text;
  throw fail(cliErrors.badOption, { option: "--scheme", expected: "ed25519 or sr25519", value: text });
}

/** No extrinsic begins like this, so that signing a message never signs one. */
function wrapped(message: Uint8Array): Uint8Array {
  const utf8 = new TextEncoder();
  return concatBytes(utf8.encode("<Bytes>"), message, utf8.encode("</Bytes>"));
}
