import { describe, expect, it } from "vitest";
import { contract } from "../../../../../docs/examples/batches.js";
import { crowdOf } from "../../../../../runner/check/probe/crowd.js";
import type { RecordedTask } from "../../../../../runner/check/probe/record.js";
import { situationsOf } from "../../../../../runner/check/probe/situations.js";
import { stranger } from "../../../../../runner/check/probe/stranger.js";

/** A batch of which the first item failed. */
const task: RecordedTask = {
  height: 20,
  seed: "seed",
  task: { request: [{ word: "salamander" }, { word: "ant" }] },
  outcome: undefined,
  answers: [{ peer: stranger("miner", 1), response: [undefined, { letters: 32 }], latencyMs: 0 }],
};

const lettersOf = (response: unknown): readonly unknown[] =>
  Array.isArray(response)
    ? response.map((item: { readonly letters: number } | undefined) => item?.letters)
    : [];

describe("what is scored of a batch whose first item failed", () => {
  it("is at the bounds of an item all the same", () => {
    const firsts = situationsOf(contract, task).flatMap(({ answers }) =>
      answers.map(({ response }) => lettersOf(response)[0]),
    );
    expect(firsts).toEqual(expect.arrayContaining([0, 1, 64]));
  });

  it("is close to it in a crowd, not only a copy", () => {
    const seconds = crowdOf(contract, task.answers).map(({ response }) => lettersOf(response)[1]);
    expect(seconds).toEqual(expect.arrayContaining([32, 30]));
  });
});
