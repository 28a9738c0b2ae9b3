import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { dumpState } from "../../core/state/dump.js";
import { history, network } from "./economyActions.js";
import { attempt, expectSoundHistories } from "./economyHistories.js";

describe("the economy, over random histories", () => {
  // 250 of them are among the slow tests.
  it("conserves TAO and every alpha to the last rao, and a refused action changes nothing", () => {
    expectSoundHistories(50, 11);
  });

  it("repeats: the same history gives the same state", () => {
    fc.assert(
      fc.property(history, (steps) => {
        const [first, second] = [network(), network()];
        for (const step of steps) {
          attempt(first, step);
          attempt(second, step);
        }
        expect(dumpState(first.state)).toEqual(dumpState(second.state));
      }),
      { seed: 11, numRuns: 10 },
    );
  });
});
