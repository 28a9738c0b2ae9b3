import { describe, expect, it } from "vitest";
import { findCopies, type DatedAnswer } from "../../../../core/scoring/copies.js";

const near = (a: number, b: number): boolean => Math.abs(a - b) <= 1;
const answer = (uid: number, latencyMs: number, value: number): DatedAnswer<number> => ({
  uid,
  latencyMs,
  value,
});

describe("copies", () => {
  it("are all but the first to come of those alike", () => {
    const answers = [answer(1, 30, 5), answer(2, 10, 5), undefined, answer(3, 20, 9), answer(4, 40, 10)];
    expect([...findCopies(answers, near)].sort()).toEqual([0, 4]);
  });

  it("of equally fast ones are all but that of the lowest UID, whatever their order", () => {
    const answers = [answer(9, 0, 5), answer(2, 0, 5), answer(5, 0, 5)];
    expect([...findCopies(answers, near)].sort()).toEqual([0, 2]);
    expect([...findCopies([...answers].reverse(), near)].sort()).toEqual([0, 2]);
  });

  it("are like an original: a chain of small steps does not make all of it one", () => {
    const answers = [answer(1, 1, 0), answer(2, 2, 1), answer(3, 3, 2), answer(4, 4, 3)];
    expect([...findCopies(answers, near)]).toEqual([1, 3]);
  });

  it("are not to be found among answers that differ, or where there are none", () => {
    expect(findCopies([answer(1, 0, 0), answer(2, 0, 2)], near).size).toBe(0);
    expect(findCopies([undefined, undefined], near).size).toBe(0);
  });
});
