import { describe, expect, it } from "vitest";
import type { Miner } from "../../../../core/plugin/subnet.js";
import type { ContractSpec } from "../../../../core/plugin/contract.js";
import { createLeak, type Leak } from "../../../../runner/audit/leak.js";
import { squares } from "./squares.js";

const request = (number: number): object => ({ number });

type Ended = readonly (readonly [atMs: number, uid: number, number: number])[];

/** Has miners answer at moments of virtual time, in the order in which their threads come to an end. */
async function leakOf(commitReveal: boolean, ended: Ended): Promise<Leak> {
  const leak = createLeak(squares(commitReveal).contract);
  for (const [atMs, uid, number] of ended) {
    const clock = { nowMs: () => atMs, sleep: () => Promise.resolve() };
    const miner: Miner<ContractSpec> = { solve: () => ({ uid, number }) };
    await leak
      .watch(miner, { uid, clock })
      .solve(request(number), {} as Parameters<Miner<ContractSpec>["solve"]>[1]);
  }
  return leak;
}

async function lastOf(ended: Ended): Promise<(number: number, nowMs: number) => unknown> {
  const leak = await leakOf(true, ended);
  return (number, nowMs) => leak.lastAnswer(request(number), nowMs);
}

describe("an answer to the same request", () => {
  it("is the first one, of the least UID at a moment, and known a moment later", async () => {
    const answers = [
      [2, 5, 10],
      [2, 4, 10],
      [3, 3, 10],
    ] as const;
    for (const ended of [answers, answers.toReversed()]) {
      const leak = await leakOf(false, ended);
      expect(leak.answerTo(request(10), 2)).toBeUndefined();
      expect(leak.answerTo(request(10), 3)).toEqual({ uid: 4, number: 10 });
      expect(leak.answerTo(request(11), 9)).toBeUndefined();
    }
  });

  it("is of no use where it would have had to be committed to", async () => {
    expect((await leakOf(true, [[1, 4, 10]])).answerTo(request(10), 9)).toBeUndefined();
  });
});

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
