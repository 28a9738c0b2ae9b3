import { randomFrom } from "subnetkit/plugin";
import { describe, expect, it } from "vitest";
import {
  drawRestraints,
  LEAST_SEPARATION,
  nativeContacts,
} from "../../../../../subnets/protein-folding/natives/drawRestraints.js";
import { distanceBetween } from "../../../../../subnets/protein-folding/natives/native.js";
import { readTargets, TARGETS_FILE } from "../../../../../subnets/protein-folding/natives/readTargets.js";

const targets = await readTargets(TARGETS_FILE);

describe("the targets", () => {
  it("are chains of 20 to 150 standard residues with neighbours 3.8 angstrom apart", () => {
    expect(targets.length).toBeGreaterThan(100);
    for (const { sequence, ca, cb } of targets) {
      expect(sequence).toMatch(/^[ACDEFGHIKLMNPQRSTVWY]{20,150}$/);
      expect([ca.length, cb.length]).toEqual([3 * sequence.length, 3 * sequence.length]);
      expect(distanceBetween(ca, 5, 6)).toBeGreaterThan(2.7);
      expect(distanceBetween(ca, 5, 6)).toBeLessThan(4.2);
    }
  });
});

describe("the restraints", () => {
  it("are a third as many as residues, a tenth of them far apart; the rest of the contacts is held out", () => {
    for (const target of targets.slice(0, 20)) {
      const { given, heldOut, decoys } = drawRestraints(target, 0.1, randomFrom("draw"));
      expect(given.length).toBe(Math.round(target.sequence.length / 3));
      expect(decoys.length).toBe(Math.round(given.length * 0.1));
      for (const [i, j] of given) {
        const isDecoy = decoys.some(([a, b]) => a === i && b === j);
        const distance = distanceBetween(target.cb, i, j);
        expect(j - i).toBeGreaterThanOrEqual(LEAST_SEPARATION);
        expect(isDecoy ? distance > 12 : distance < 8).toBe(true);
        expect(heldOut).not.toContainEqual([i, j]);
      }
      expect(heldOut.length).toBe(nativeContacts(target).length - given.length + decoys.length);
    }
  });

  it("repeat with their seed, and differ with another", () => {
    const [target] = targets;
    if (target === undefined) throw new Error("no target");
    const draw = (seed: string) => drawRestraints(target, 0.1, randomFrom(seed)).given;
    expect(draw("a")).toEqual(draw("a"));
    expect(draw("a")).not.toEqual(draw("b"));
  });
});
