import { describe, expect, it } from "vitest";
import { createScoreMeans } from "../../../../runner/neuron/scoreMeans.js";

describe("mean scores", () => {
  it("weigh every task alike", () => {
    const means = createScoreMeans();
    means.add(3, 1, 1);
    means.add(3, 0.5, 3);
    expect(means.of(3)).toBe(0.625);
  });

  it("know nothing of a miner without scores", () => {
    const means = createScoreMeans();
    means.add(3, undefined, 4);
    expect(means.of(3)).toBeUndefined();
  });
});
