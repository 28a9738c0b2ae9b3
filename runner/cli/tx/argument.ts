import { hexToBytes } from "../../../core/primitives/bytes.js";
import { fail } from "../../../core/primitives/errors.js";
import type { AccountId } from "../../../core/primitives/ss58.js";
import { cliErrors } from "../cliErrors.js";

/** What reading an argument may need. */
export interface ArgumentContext {
  /** An account from its address, a key's name, or dev:NAME. */
  account(text: string): Promise<AccountId>;
}

/** One argument of a call as an option of the command line. */
export interface Argument<Value> {
  /** What stands for the value in the help. */
  readonly placeholder: string;
  readonly about: string;
  /** The value when the option is left out; required without it. */
  readonly fallback?: { readonly value: Value };
  /** @throws SK2101 */
  read(text: string, option: string, context: ArgumentContext): Value | Promise<Value>;
}

/** The option that an argument of a call is read from: `limitPrice` is --limit-price. */
export function flagOf(field: string): string {
  return `--${field.replace(/[A-Z]/g, (capital) => `-${capital.toLowerCase()}`)}`;
}

const argument =
  <Value>(placeholder: string, read: Argument<Value>["read"]) =>
  (about: string): Argument<Value> => ({ placeholder, about, read });

/** Makes an argument one that may be left out. */
export const optional = <Value>(inner: Argument<Value>): Argument<Value | undefined> => ({
  ...inner,
  fallback: { value: undefined },
});

/** Makes an argument one with a value of its own. */
export const defaultsTo = <Value>(inner: Argument<Value>, value: Value): Argument<Value> => ({
  ...inner,
  fallback: { value },
});

const refuse = (option: string, expected: string, value: string): Error =>
  fail(cliErrors.badOption, { option, expected, value });

export const account = argument<AccountId>("account", (text, _, context) => context.account(text));

export const accounts = argument<readonly AccountId[]>("a,b,…", (text, _, context) =>
  Promise.all(itemsOf(text).map((each) => context.account(each))),
);

const MAX_U64 = (1n << 64n) - 1n;

/**
 * Reads TAO (or alpha) with up to nine decimals into rao, exactly: no floating point is involved.
 *
 * @throws SK2101
 * @example raoFromText("1.5", "--amount") // 1_500_000_000n
 */
export function raoFromText(text: string, option: string): bigint {
  const [, whole, fraction = ""] = /^([0-9]{1,11})(?:\.([0-9]{1,9}))?$/.exec(text) ?? [];
  const rao = whole === undefined ? undefined : BigInt(whole + fraction.padEnd(9, "0"));
  if (rao === undefined || rao > MAX_U64) {
    throw refuse(option, "an amount like 1.5, with at most nine decimals", text);
  }
  return rao;
}

export const tao = argument<bigint>("tao", raoFromText);
export const alpha = argument<bigint>("alpha", raoFromText);

export const u16 = argument<number>("n", readU16);
export const u16s = argument<readonly number[]>("n,n,…", (text, option) =>
  itemsOf(text).map((each) => readU16(each, option)),
);
export const u64 = argument<bigint>("n", readU64);
export const u64s = argument<readonly bigint[]>("n,n,…", (text, option) =>
  itemsOf(text).map((each) => readU64(each, option)),
);
export const text = argument<string>("text", (value) => value);
export const bytes = argument<Uint8Array>("hex", (digits, option) => {
  if (!/^([0-9a-fA-F]{2})*$/.test(digits))
    throw refuse(option, "an even number of hexadecimal digits", digits);
  return hexToBytes(digits);
});
export const flag = argument<boolean>("yes|no", (value, option) => {
  if (value !== "yes" && value !== "no") throw refuse(option, "yes or no", value);
  return value === "yes";
});

function readU16(text: string, option: string): number {
  if (!/^[0-9]{1,5}$/.test(text) || Number(text) > 65_535) {
    throw refuse(option, "whole numbers from 0 to 65535", text);
  }
  return Number(text);
}

function readU64(text: string, option: string): bigint {
  if (!/^[0-9]{1,20}$/.test(text) || BigInt(text) > MAX_U64) {
    throw refuse(option, "whole numbers from 0 to 2^64-1", text);
  }
  return BigInt(text);
}

/** The items of a list; no text is no items. */
const itemsOf = (text: string): readonly string[] =>
  text === "" ? [] : text.split(",").map((item) => item.trim());
