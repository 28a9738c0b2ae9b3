import { describe, expect, it } from "vitest";
import type { Miner } from "../../../../core/plugin/subnet.js";
import type { ContractSpec } from "../../../../core/plugin/contract.js";
import { createLeak } from "../../../../runner/audit/leak.js";
import { squares } from "./squares.js";

const request = (number: number): object => ({ number });

/** Has miners answer at moments of virtual time, in the order in which their threads come to an end. */
async function lastOf(
  ended: readonly (readonly [atMs: number, uid: number, number: number])[],
): Promise<(number: number, nowMs: number) => unknown> {
  const leak = createLeak(squares(true).contract);
  for (const [atMs, uid, number] of ended) {
    const clock = { nowMs: () => atMs, sleep: () => Promise.resolve() };
    const miner: Miner<ContractSpec> = { solve: () => ({ uid, number }) };
    await leak
      .watch(miner, { uid, clock })
      .solve(request(number), {} as Parameters<Miner<ContractSpec>["solve"]>[1]);
  }
  return (number, nowMs) => leak.lastAnswer(request(number), nowMs);
}

describe("the newest answer that an outsider knows", () => {
  it("was given at an earlier moment, to another request", async () => {
    const last = await lastOf([
      [1, 4, 10],
      [2, 4, 11],
      [3, 4, 12],
    ]);
    expect(last(13, 3)).toEqual({ uid: 4, number: 11 });
    expect(last(13, 4)).toEqual({ uid: 4, number: 12 });
    expect(last(12, 4)).toEqual({ uid: 4, number: 11 });
    expect(last(13, 1)).toBeUndefined();
  });

  it("does not depend on which miner's thread was faster", async () => {
    const answers = [
      [1, 4, 10],
      [1, 5, 10],
      [1, 4, 11],
    ] as const;
    const [forwards, backwards] = [await lastOf(answers), await lastOf(answers.toReversed())];
    expect(forwards(12, 2)).toBeDefined();
    expect(forwards(12, 2)).toEqual(backwards(12, 2));
  });
});
