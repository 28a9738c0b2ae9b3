import { describe, expect, it } from "vitest";
import { auditSubnet, type AuditOptions } from "../../../../runner/audit/auditSubnet.js";
import type { AttackResult } from "../../../../runner/audit/judgeAttack.js";
import { attackList } from "../../../../runner/audit/attackList.js";
import { reportJson } from "../../../../runner/audit/reportJson.js";
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
      expect(silent?.gain.mean).toBeGreaterThan(0);
      expect(report).toMatchObject({ ok: false, unplayed: 1 });
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
      const audit = auditSubnet(worthless, { ...options, attacks: ["copy", "garbage"] });
      expect(await codeOf(() => audit)).toBe("SK3603");
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
