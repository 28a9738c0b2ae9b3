import { randomFrom, type Answer } from "subnetkit/plugin";
import { describe, expect, it } from "vitest";
import type { contract } from "../../../../../subnets/protein-folding/contract.js";
import { createTask } from "../../../../../subnets/protein-folding/natives/createTask.js";
import { quantise } from "../../../../../subnets/protein-folding/quantise.js";
import { scoreAnswers } from "../../../../../subnets/protein-folding/score/scoreAnswers.js";
import { hairpinOfHelices } from "../foldTarget.js";

const { native, torsions } = hairpinOfHelices();
const drawn = createTask(native, { hasRestraints: false, decoyShare: 0, evaluations: 100, seed: "score" });
/** A fixed reference, so that scores change with the scoring alone, not with the search. */
const task = {
  ...drawn,
  secret: { ...drawn.secret, reference: { energy: -30, contacts: 0.1, likeness: 0.2 } },
};

const answer = (uid: number, angles: Float64Array, latencyMs = 10 * uid): Answer<typeof contract> => ({
  peer: { uid, hotkey: `miner-${uid}` as Answer<typeof contract>["peer"]["hotkey"] },
  response: { torsions: quantise(angles) },
  latencyMs,
});

const shaken = (size: number, seed: string): Float64Array => {
  const random = randomFrom(seed);
  return torsions.map((angle) => angle + size * random.normal());
};

const scores = (...answers: Answer<typeof contract>[]): number[] => scoreAnswers({ ...task, answers });

describe("the score", () => {
  it("falls with the distance from the native", () => {
    const [exact = 0, near = 0, far = 0, stretched = 0] = scores(
      answer(1, torsions),
      answer(2, shaken(0.1, "near")),
      answer(3, shaken(0.4, "far")),
      answer(
        4,
        torsions.map(() => Math.PI),
      ),
    );
    expect(exact).toBeGreaterThan(0.7);
    expect(near).toBeLessThan(exact);
    expect(far).toBeLessThan(near);
    expect(stretched).toBeLessThan(far);
    expect(stretched).toBeGreaterThanOrEqual(0);
  });

  it("is 0 for a missing answer, one of another length, and one whose atoms clash", () => {
    const missing: Answer<typeof contract> = { peer: answer(1, torsions).peer, missing: "late" };
    const knot = torsions.map((_, at) => (at % 2 === 0 ? -1.07 : 0.9 * Math.sin(at)));
    expect(scores(missing, answer(2, torsions.slice(2)))).toEqual([0, 0]);
    expect(
      scores(
        answer(
          3,
          torsions.map(() => 0),
        ),
      ),
    ).toEqual([0]);
    expect(scores(answer(4, knot))[0]).toBeLessThan(0.5);
  });

  it("goes to the first of near-copies, by the time of commitment, then by UID", () => {
    const [late, early] = scores(answer(1, shaken(0.01, "copy"), 900), answer(2, torsions, 100));
    expect(late).toBe(0);
    expect(early).toBeGreaterThan(0.7);
    const [first, second] = scores(answer(5, torsions, 0), answer(6, torsions, 0));
    expect(first).toBeGreaterThan(0.7);
    expect(second).toBe(0);
    expect(scores(answer(1, torsions), answer(2, shaken(0.1, "other"))).every((score) => score > 0)).toBe(
      true,
    );
  });

  it("does without a native", () => {
    const { native: _native, ...secret } = task.secret;
    const [exact = 0, far = 0] = scoreAnswers({
      request: task.request,
      secret,
      answers: [answer(1, torsions), answer(2, shaken(0.5, "far"))],
    });
    expect(exact).toBeGreaterThan(far);
  });

  it("repeats to the last digit", () => {
    const twice = [1, 2].map(() => scores(answer(1, shaken(0.2, "a")), answer(2, shaken(0.3, "b"))));
    expect(twice[0]).toEqual(twice[1]);
    expect(twice[0]?.map((score) => score.toFixed(12))).toMatchInlineSnapshot(`
      [
        "0.691522561896",
        "0.569086028668",
      ]
    `);
  });
});
