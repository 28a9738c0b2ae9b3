import { describe, expect, it } from "vitest";
import "../../../../test/kit/vitest.js";
import { defineErrors, fail } from "../../../../core/primitives/errors.js";
import { createState } from "../../../../core/state/state.js";
import { installMatchers, matchers } from "../../../../test/kit/matchers/installMatchers.js";
import {
  toConserve,
  toHaveDividends,
  toHaveIncentive,
  toRankAbove,
  toThrowCode,
} from "../../../../test/kit/matchers/matchers.js";

const errors = defineErrors({ test: { code: "SK9999", message: "No.", next: "Go on." } });
const first = { uid: 1, name: "first", incentive: 0.6, dividends: 0.2 };
const second = { uid: 2, name: undefined, incentive: 0.4, dividends: 0 };
const refuse = (): never => {
  throw fail(errors.test);
};

describe("matchers", () => {
  it("compare incentives and dividends, and say what they found", () => {
    expect(toRankAbove(first, second).pass).toBe(true);
    expect(toRankAbove(second, first).pass).toBe(false);
    expect(toRankAbove(first, first).pass).toBe(false);
    expect(toRankAbove(second, first).message()).toContain(
      "UID 2 has an incentive of 0.4000, first (UID 1) one of 0.6000",
    );
    expect(toHaveIncentive(first, 0.604).pass).toBe(true);
    expect(toHaveIncentive(first, 0.61).pass).toBe(false);
    expect(toHaveIncentive(first, 0.61, 0.02).pass).toBe(true);
    expect(toHaveDividends(first, 0.2).pass).toBe(true);
    expect(toHaveDividends(first, 0.3).pass).toBe(false);
  });

  it("find codes in what is thrown, now or later", async () => {
    expect(toThrowCode(refuse, "SK9999")).toMatchObject({ pass: true });
    expect(toThrowCode(refuse, "SK0001")).toMatchObject({ pass: false });
    expect(toThrowCode(() => 1, "SK9999")).toMatchObject({ pass: false });
    expect(toThrowCode(fail(errors.test), "SK9999")).toMatchObject({ pass: true });
    expect(toThrowCode(new Error("SK9999"), "SK9999")).toMatchObject({ pass: false });
    expect(await toThrowCode(Promise.resolve().then(refuse), "SK9999")).toMatchObject({ pass: true });
    expect(await toThrowCode(async () => Promise.resolve(), "SK9999")).toMatchObject({ pass: false });
  });

  it("check the books", () => {
    expect(toConserve({ chain: { state: createState() } }).pass).toBe(true);
  });

  it("say what they need where they are given something else, with and without not", () => {
    const nothing = undefined as never;
    const wrong: readonly (readonly [call: () => unknown, named: string, needed: string])[] = [
      [() => toConserve(5 as never), "toConserve was given 5", "a network"],
      [() => toConserve(nothing), "undefined", "a network"],
      [() => toConserve({ chain: {} } as never), "{ chain: {} }", "a network"],
      [() => toRankAbove(nothing, second), "toRankAbove was given undefined", "its incentive"],
      [() => toRankAbove(first, "second" as never), '"second"', "its incentive"],
      [() => toHaveIncentive({ uid: 1 } as never, 0.5), "{ uid: 1 }", "its incentive"],
      [() => toHaveIncentive(first, "half" as never), '"half"', "numbers"],
      [() => toHaveDividends(null as never, 0), "null", "its dividends"],
      [() => toHaveDividends(first, 0, Number.NaN), "NaN", "numbers"],
    ];
    for (const [call, named, needed] of wrong) {
      expect(call).toThrow(expect.objectContaining({ code: "SK2935" }));
      expect(call).toThrow(named);
      expect(call).toThrow(needed);
    }
    expect(() => expect(5).not.toConserve()).toThrow("a network, as createDevnet gives it");
  });

  it("can be added to any expect", () => {
    let added: object = {};
    installMatchers({ extend: (given) => void (added = given) });
    expect(added).toBe(matchers);
  });
});
