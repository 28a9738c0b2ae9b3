import { expect, test } from "vitest";
import { validatorPot } from "../../../../core/emission/validatorPot.js";

test("validators get the miners' pot only if no miner got anything", () => {
  const pots = { server: 40n, validator: 2n };
  expect(validatorPot([0n, 1n], pots)).toBe(2n);
  expect(validatorPot([0n, 0n], pots)).toBe(42n);
  expect(validatorPot([], pots)).toBe(42n);
});
