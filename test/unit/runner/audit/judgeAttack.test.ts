import { describe, expect, it } from "vitest";
import { answerAtRandom } from "../../../../runner/audit/attacks/answerAtRandom.js";
import { judgeAttack, type AttackResult, type Network } from "../../../../runner/audit/judgeAttack.js";

const compared = (variant: string, gains: readonly number[]): readonly Network[] =>
  gains.map((gain) => ({ variant, result: { kind: "compared", gain, compute: 1 } }));
const unplayed = (variant: string): Network => ({ variant, result: { kind: "unplayed", reason: "why" } });

const judge = (...networks: readonly (readonly Network[])[]): AttackResult =>
  judgeAttack(answerAtRandom, 0.5, networks.flat());

describe("of an attack with variants", () => {
  it("the one that is open decides before one that holds with a greater mean", () => {
    const { variant, verdict, gain, variants } = judge(
      compared("sure", [0.39, 0.4, 0.41]),
      compared("unsure", [0.2, 0.39, 0.58]),
    );
    expect([variant, verdict]).toEqual(["unsure", "open"]);
    expect(gain.mean).toBeCloseTo(0.39, 12);
    expect(variants?.map((each) => each.verdict)).toEqual(["holds", "open"]);
  });

  it("the one that earns most decides where verdicts are the same", () => {
    const { variant, verdict } = judge(compared("a", [0.1, 0.1]), compared("b", [0.2, 0.2]));
    expect([variant, verdict]).toEqual(["b", "holds"]);
    expect(judge(compared("a", [0.6, 0.7]), compared("b", [0.1, 9])).variant).toBe("b");
  });

  it("one that could not be played is told beside those that were", () => {
    const { variant, verdict, reason } = judge([unplayed("never")], compared("always", [0.1, 0.1]));
    expect([variant, verdict, reason]).toEqual(["always", "holds", 'in the variant "never": why']);
    expect(judge([unplayed("one")], [unplayed("two")])).toMatchObject({ verdict: "unplayed", reason: "why" });
  });
});
