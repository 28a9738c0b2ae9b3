import { u96f32 } from "../../primitives/fixed/u96f32.js";
import { changingFields, type SubnetNumbers } from "./subnetFields.js";

/** More than any supply allows, in rao: what the widths of the engine's numbers rest on. */
const AMOUNTS_END = 1n << 55n;
/** A price of 16,384 TAO, raw: below it, the prices of any number of subnets add up to less than 2^62. */
const MOVING_PRICE_END = 1n << 46n;
const MAX_U64 = (1n << 64n) - 1n;

/** Whether a number of the network is one that the engine computes with. */
export function isAmountInRange(amount: bigint): boolean {
  return amount >= 0n && amount < AMOUNTS_END;
}

/** Whether the numbers of a subnet are ones that the engine computes with. */
export function isSubnetInRange(numbers: SubnetNumbers): boolean {
  const { taoWeightE18, movingPrice, minerBurned, registrationPrice, minBurn, maxBurn } = numbers;
  return (
    [taoWeightE18, registrationPrice, minBurn, maxBurn].every(
      (number) => number >= 0n && number <= MAX_U64,
    ) &&
    movingPrice >= 0n &&
    movingPrice < MOVING_PRICE_END &&
    minerBurned >= 0n &&
    minerBurned <= u96f32.one &&
    amountFields.every((field) => isAmountInRange(numbers[field]))
  );
}

/** Fields with ranges of their own; everything else that a block changes is an amount. */
const otherFields: readonly string[] = ["taoWeightE18", "movingPrice", "registrationPrice"];
const amountFields = changingFields.filter((field) => !otherFields.includes(field));
