import { expect, it } from "vitest";
import {
  totalRoot,
  USUAL_VALIDATORS,
  validatorStakes,
} from "../../../../../runner/devnet/preset/validatorStakes.js";

it("gives any number of validators stakes that fall, the first three always the same", () => {
  const many = validatorStakes(8);
  expect(validatorStakes(USUAL_VALIDATORS)).toEqual(many.slice(0, USUAL_VALIDATORS));
  expect(validatorStakes(1)).toEqual(many.slice(0, 1));
  many.slice(1).forEach(({ alpha, rootTao }, index) => {
    expect(alpha).toBeLessThan(many[index]?.alpha ?? 0n);
    expect(rootTao).toBeLessThan(many[index]?.rootTao ?? 0n);
  });
  expect(totalRoot(2)).toBe(4_300_000_000_000_000n);
});
