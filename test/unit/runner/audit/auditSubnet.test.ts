import { Type } from "@sinclair/typebox";
import { describe, expect, it } from "vitest";
import { auditSubnet, type AuditOptions } from "../../../../runner/audit/auditSubnet.js";
import type { AttackResult } from "../../../../runner/audit/judgeAttack.js";
import { attackList } from "../../../../runner/audit/attackList.js";
import { reportJson } from "../../../../runner/audit/reportJson.js";
import { lists } from "./lists.js";
import { oneNumber } from "./oneNumber.js";
import { squares } from "./squares.js";

const open = squares(false);
const sealed = squares(true);

async function play(subnet: typeof open, attack: string, more: AuditOptions = {}): Promise<AttackResult> {
  const { results } = await auditSubnet(subnet, { attacks: [attack], seeds: 2, epochs: 4, ...more });
  const [result] = results;
  if (!result) throw new Error("no result");
  return result;
}

const codeOf = async (act: () => Promise<unknown>): Promise<unknown> =>
  act().then(
    () => undefined,
    (error: unknown) => (error as { readonly code?: unknown }).code,
  );

describe("auditSubnet", () => {
  it("finds that copying pays where answers are in the open", async () => {
    const { gain, compute, verdict } = await play(open, "copy");
    expect(gain.mean).toBeCloseTo(1, 2);
    expect(compute).toBe(0);
    expect(verdict).toBe("pays");
  });

  it("finds that it does not where they are committed to first", async () => {
    const { gain, verdict } = await play(sealed, "copy");
    // An old square is now and then near the new one.
    expect(gain.mean).toBeLessThan(0.1);
    expect(verdict).toBe("holds");
  });

  it("counts what several UIDs of one model earn for each run of it", async () => {
    const { gain, compute, verdict } = await play(open, "sybil");
    expect(gain.mean).toBeCloseTo(3, 1);
    expect(compute).toBeCloseTo(1, 5);
    expect(verdict).toBe("pays");
  });

  it.each(["replay", "random", "constant", "late", "garbage"])(
    "pays nothing for %s answers",
    async (attack) => {
      const { gain, verdict } = await play(open, attack, { epochs: 3 });
      expect(gain.mean).toBeLessThan(0.1);
      expect(verdict).not.toBe("pays");
    },
  );

  it("finds what knowing the tasks' secrets earns", async () => {
    const rough = { profile: "rough", epochs: 3 };
    const { gain, verdict } = await play(open, "overfit", rough);
    expect(gain.mean).toBeGreaterThan(1.1);
    expect(verdict).toBe("pays");
    const exact = await play(open, "overfit", { epochs: 3 });
    expect(exact.gain.mean).toBeCloseTo(1, 2);
  });

  it.each(["silent", "self-deal"])("pays a validator nothing for %s", async (attack) => {
    const { gain, verdict } = await play(open, attack);
    expect(gain.mean).toBeLessThan(0.2);
    expect(verdict).toBe("holds");
  });

  describe("beside which honest miners earn nothing", () => {
    const options = { seeds: 1, epochs: 3 };
    /** Pays for every answer but the honest one. */
    const upsideDown = oneNumber({
      solve: (number) => number,
      score: (value, number) => (value === number ? 0 : 1),
    });

    it("has an infinite gain and pays, and the others go on", async () => {
      const report = await auditSubnet(upsideDown, { ...options, attacks: ["copy", "constant", "silent"] });
      const [copy, constant, silent] = report.results;
      expect(constant).toMatchObject({ gain: { mean: Infinity, halfWidth: Infinity }, verdict: "pays" });
      // Its honest answers earn nothing, whoever gives them.
      expect(copy).toMatchObject({ gain: { mean: NaN }, gains: [], verdict: "unplayed" });
      expect(copy?.reason).toContain("SK3603");
      // Without weights validators are paid by their stake, whatever they do.
      expect(silent).toMatchObject({ gains: [], verdict: "unplayed" });
      expect(silent?.reason).toContain("SK3603: no miner earns anything");
      expect(report).toMatchObject({ ok: false, unplayed: 2 });
      const [copied, taken] = (JSON.parse(reportJson(report)) as { results: AttackResult[] }).results;
      expect(copied?.gain.mean).toBeNull();
      expect(taken).toMatchObject({ gain: { mean: "Infinity" }, gains: ["Infinity"] });
    });

    it("pays also when it keeps nothing of what it ruins", async () => {
      const fragile = oneNumber({
        solve: (number) => number,
        score: () => 1,
        missing: () => {
          throw new Error("no answer");
        },
      });
      const [garbage] = (await auditSubnet(fragile, { ...options, attacks: ["garbage"] })).results;
      expect(garbage).toMatchObject({ gain: { mean: Infinity }, verdict: "pays" });
    });

    it("is refused where they earn nothing without it either", async () => {
      const worthless = oneNumber({ solve: (number) => number, score: () => 0 });
      const audit = auditSubnet(worthless, { ...options, epochs: 1, attacks: ["copy", "garbage"] });
      await expect(audit).rejects.toMatchObject({
        code: "SK3603",
        message: expect.stringContaining("in 1 epoch,"),
      });
    });
  });

  it("finds what overfitting earns where tasks are batches", async () => {
    for (const profile of ["honest", "halting"]) {
      const { gain, verdict } = await play(lists(), "overfit", { seeds: 1, epochs: 3, profile });
      expect(gain.mean, profile).toBeGreaterThan(1.3);
      expect(verdict, profile).toBe("pays");
    }
  });

  it("counts a run of several UIDs' one model for each request, also where one comes again", async () => {
    const same = oneNumber({ solve: (number) => number, score: () => 1, number: 7 });
    const { gain, compute } = await play(same, "sybil", { seeds: 1, epochs: 4 });
    expect(compute).toBeCloseTo(1, 5);
    expect(gain.mean).toBeCloseTo(3, 1);
  });

  describe("says that nothing was played", () => {
    const options = { seeds: 1, epochs: 2 };

    it("where the task generator or the scorer can't be run by others", async () => {
      const closed = oneNumber({
        onRound: (privateSeed) => {
          if (!/^[0-9a-f]+$/.test(privateSeed)) throw new Error("no seed of mine");
        },
        solve: (number) => number,
        score: () => 1,
      });
      const { verdict, reason, gains } = await play(closed, "overfit", options);
      expect(verdict).toBe("unplayed");
      expect(reason).toMatch(/task generator.*no seed of mine/);
      expect(gains).toEqual([]);
    });

    it.each(["overfit", "random"])("where an answer has no numbers for %s", async (attack) => {
      const words = oneNumber({
        value: Type.String({ maxLength: 9 }),
        solve: (number) => `word ${number}`,
        score: () => 1,
      });
      const { verdict, reason } = await play(words, attack, options);
      expect(verdict).toBe("unplayed");
      expect(reason).toContain("no numbers");
    });

    it("where an attacker has learnt too little to begin", async () => {
      const same = oneNumber({ solve: () => 5, score: () => 1 });
      const { verdict, reason } = await play(same, "random", options);
      expect(verdict).toBe("unplayed");
      expect(reason).toContain("too few");
    });
  });

  describe("draws and chooses numbers", () => {
    const options = { seeds: 1, epochs: 3 };

    it("at random from the spread of several answers, of one number each", async () => {
      const wide = oneNumber({ solve: (number) => number, score: (value) => (value > 500 ? 1 : 0.5) });
      const spread = await play(wide, "random", options);
      const constant = await play(wide, "constant", options);
      expect(spread.variants?.map(({ variant }) => variant)).toEqual(["spread of answers"]);
      // No constant earns what lies between the two scores.
      expect(spread.gain.mean).not.toBeCloseTo(constant.variants?.[0]?.gain.mean ?? NaN, 2);
      expect(spread.gain.mean).toBeGreaterThan(0.7);
      expect(spread.gain.mean).toBeLessThan(1.3);
    });

    it("at random from what the schema allows, where honest answers are all alike", async () => {
      const value = Type.Number({ minimum: 0, maximum: 1 });
      const inner = oneNumber({ value, solve: () => 1, score: (answer) => (answer < 0.5 ? 1 : 0.5) });
      const { variants, gain } = await play(inner, "random", options);
      expect(variants?.map(({ variant }) => variant)).toEqual(["spread of answers", "schema's bounds"]);
      expect(gain.mean).toBeGreaterThan(1.2);
      expect(gain.mean).toBeLessThan(1.8);
    });

    it.each([
      ["zero", 0],
      ["maximum", 9],
    ])("constant: finds a scorer that pays for %s alone", async (variant, paid) => {
      const value = Type.Number({ minimum: -7, maximum: 9 });
      const loving = oneNumber({
        value,
        solve: (number) => 1 + (number % 5),
        score: (answer) => (answer === paid ? 1 : 0.1),
      });
      const found = await play(loving, "constant", options);
      expect(found).toMatchObject({ variant, verdict: "pays" });
      expect(found.gain.mean).toBeGreaterThan(5);
      expect(found.variants?.map((each) => each.variant)).toEqual(["mean", "zero", "minimum", "maximum"]);
    });
  });

  it("lets the author set thresholds, for one attack or for all", async () => {
    const generous = await auditSubnet(open, {
      attacks: ["copy"],
      seeds: 1,
      epochs: 3,
      thresholds: { copy: 1.2 },
    });
    expect(generous.results[0]).toMatchObject({ threshold: 1.2, verdict: "open" });
    expect(generous.ok).toBe(true);
    const strict = await auditSubnet(open, { attacks: ["copy"], seeds: 1, epochs: 3, threshold: 0.1 });
    expect(strict.ok).toBe(false);
  });

  it("gives the same numbers again", async () => {
    const options = { attacks: ["random-weights"], seeds: 1, epochs: 3 };
    expect(await auditSubnet(open, options)).toEqual(await auditSubnet(open, options));
  });

  it("refuses what it can't do", async () => {
    expect(await codeOf(() => auditSubnet(open, { attacks: ["bribe"] }))).toBe("SK3600");
    expect(await codeOf(() => auditSubnet(open, { thresholds: { bribe: 1 } }))).toBe("SK3600");
    expect(await codeOf(() => auditSubnet(open, { threshold: -1 }))).toBe("SK3601");
    expect(await codeOf(() => auditSubnet(open, { seeds: 0 }))).toBe("SK3604");
    expect(await codeOf(() => auditSubnet(open, { profile: "lazy" }))).toBe("SK1308");
  });

  it("has an id for every attack", () => {
    const ids = attackList.map(({ id }) => id);
    expect(new Set(ids).size).toBe(ids.length);
    expect(ids).toHaveLength(15);
  });
});
