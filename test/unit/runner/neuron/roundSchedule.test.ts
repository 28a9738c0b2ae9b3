import { describe, expect, it } from "vitest";
import { firstHeightOf, roundAt } from "../../../../runner/neuron/roundSchedule.js";

describe("the schedule of rounds", () => {
  it("opens one round a tempo, three blocks after the epoch's", () => {
    expect([1, 2, 3, 22, 23, 42, 43].map((height) => roundAt(height, 20))).toEqual([-1, -1, 0, 0, 1, 1, 2]);
  });

  it("knows the first height of a round", () => {
    for (const round of [0, 1, 7]) {
      const height = firstHeightOf(round, 20);
      expect([roundAt(height - 1, 20), roundAt(height, 20)]).toEqual([round - 1, round]);
    }
  });
});
