import { randomFrom, tensor, type Answer, type Tensor } from "subnetkit/plugin";
import { describe, expect, it } from "vitest";
import type { Contract } from "../../../../../subnets/price-prediction/backtest/createMiners.js";
import { NOBODY } from "../../../../../subnets/price-prediction/backtest/nobody.js";
import { withoutCopies } from "../../../../../subnets/price-prediction/score/withoutCopies.js";
import { PATHS, STEPS } from "../../../../../subnets/price-prediction/sizes.js";

function paths(seed: string): Tensor<"float32"> {
  const random = randomFrom(seed);
  const data = Float32Array.from({ length: PATHS * STEPS }, () => 0.01 * random.normal());
  return tensor("float32", [1, PATHS, STEPS], data);
}
const answer = (uid: number, latencyMs: number, increments: Tensor<"float32">): Answer<Contract> => ({
  peer: { uid, hotkey: NOBODY },
  latencyMs,
  response: { increments },
});

describe("answers without copies", () => {
  it("are those of whoever committed first, of each independent answer", () => {
    const [one, two] = [paths("one"), paths("two")];
    const answers = [
      answer(3, 90, one),
      answer(4, 80, one),
      answer(5, 95, two),
      { peer: { uid: 6, hotkey: NOBODY }, missing: "late" } as const,
    ];
    expect(withoutCopies(answers)).toEqual([undefined, one, two, undefined]);
  });

  it("of equal speed are the lowest UID's", () => {
    const one = paths("one");
    expect(withoutCopies([answer(9, 0, one), answer(7, 0, one)])).toEqual([undefined, one]);
  });
});
