import { expect, it } from "vitest";
import { defineMiner } from "../../../../core/plugin/defineMiner.js";
import { codeOf, sumContract } from "./contracts.js";

it("gives back what it was given", () => {
  const create = (): { solve: () => never } => ({ solve: () => expect.unreachable() });
  expect(defineMiner(sumContract, "exact", create)).toBe(create);
});

it("refuses a profile that the contract does not have", () => {
  const misspelt = "exat" as "exact";
  const create = (): { solve: () => never } => ({ solve: () => expect.unreachable() });
  expect(codeOf(() => defineMiner(sumContract, misspelt, create))).toBe("SK1308");
});
