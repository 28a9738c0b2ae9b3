import { fail } from "./errors.js";
import { primitiveErrors } from "./primitiveErrors.js";

/** 1 TAO, and 1 alpha, in rao. */
export const RAO_PER_TAO = 1_000_000_000n;

/** The cap of TAO and of each subnet's alpha: 21 million, in rao. */
export const MAX_SUPPLY = 21_000_000n * RAO_PER_TAO;

const MAX_U64 = (1n << 64n) - 1n;

/**
 * Checks that a value is an amount: a bigint of rao from 0 to 2^64-1.
 *
 * @throws SK0101
 */
export function assertAmount(value: bigint): bigint {
  if (value < 0n || value > MAX_U64) throw fail(primitiveErrors.amountOutOfRange, { value });
  return value;
}

/**
 * Reads an amount in rao from its wire form, a decimal string without sign, leading zeros or separators.
 *
 * @throws SK0101
 * @example amountFromText("1000000000") === RAO_PER_TAO
 */
export function amountFromText(text: string): bigint {
  if (!/^(0|[1-9][0-9]{0,19})$/.test(text)) throw fail(primitiveErrors.amountOutOfRange, { value: text });
  return assertAmount(BigInt(text));
}

/**
 * Writes rao as TAO (or alpha) for people, truncated to `decimals`.
 *
 * @example taoText(1_234_567_890_123n, 4) === "1,234.5678"
 */
export function taoText(rao: bigint, decimals = 4): string {
  const sign = rao < 0n ? "-" : "";
  const absolute = rao < 0n ? -rao : rao;
  const whole = (absolute / RAO_PER_TAO).toString().replace(/\B(?=(\d{3})+(?!\d))/g, ",");
  if (decimals === 0) return sign + whole;
  const fraction = (absolute % RAO_PER_TAO).toString().padStart(9, "0").slice(0, decimals);
  return `${sign}${whole}.${fraction}`;
}
