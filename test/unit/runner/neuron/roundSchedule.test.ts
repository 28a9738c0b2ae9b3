import { describe, expect, it } from "vitest";
import { roundAt } from "../../../../runner/neuron/roundSchedule.js";

describe("the schedule of rounds", () => {
  it("opens one round a tempo, three blocks after the epoch's", () => {
    expect([1, 2, 3, 22, 23, 42, 43].map((height) => roundAt(height, 20))).toEqual([-1, -1, 0, 0, 1, 1, 2]);
  });
});
