import { randomFrom } from "subnetkit/plugin";
import { describe, expect, it } from "vitest";
import { challengedLeaves } from "../../../../../subnets/storage/audit/challengedLeaves.js";
import { auditDeadlineMs } from "../../../../../subnets/storage/audit/auditDeadline.js";
import { detectionProbability, leavesToDetect } from "../../../../../subnets/storage/audit/detection.js";
import { toBytes } from "../../../../../subnets/storage/messages/bytesOf.js";
import { LEAF_BYTES } from "../../../../../subnets/storage/sizes.js";
import { pseudoRandomBytes } from "../pseudoRandomBytes.js";

describe("the probability of finding a loss", () => {
  it.each([
    [0.01, 64],
    [0.05, 32],
    [0.1, 20],
    [0.3, 5],
  ])("is that of the formula, with %f lost and %i leaves, in 1000 simulated audits", (lost, leaves) => {
    const random = randomFrom(`${lost}`);
    const count = 640;
    const opening = { shard: toBytes(pseudoRandomBytes("shard", 32)), sizeBytes: count * LEAF_BYTES, leaves };
    const audits = 1_000;
    let found = 0;
    for (let audit = 0; audit < audits; audit += 1) {
      const missing = new Map<number, boolean>();
      const isMissing = (leaf: number): boolean => {
        const known = missing.get(leaf) ?? random.next() < lost;
        missing.set(leaf, known);
        return known;
      };
      const nonce = toBytes(pseudoRandomBytes(`${audit}`, 32));
      const drawn = challengedLeaves(
        { kind: "challenge", nonce, holder: "5F", openings: [opening] },
        opening,
      );
      if (drawn.some(isMissing)) found += 1;
    }
    const expected = detectionProbability(lost, leaves);
    // Four standard errors.
    const error = 4 * Math.sqrt((expected * (1 - expected)) / audits);
    expect(Math.abs(found / audits - expected)).toBeLessThan(error);
  });

  it("says how many leaves it takes", () => {
    expect(leavesToDetect(0.05, 0.96)).toBe(63);
    expect(detectionProbability(0.05, leavesToDetect(0.05, 0.96))).toBeGreaterThan(0.96);
  });

  it("draws every leaf equally often", () => {
    const opening = {
      shard: toBytes(pseudoRandomBytes("shard", 32)),
      sizeBytes: 10 * LEAF_BYTES,
      leaves: 50,
    };
    const counts = new Array<number>(10).fill(0);
    for (let audit = 0; audit < 400; audit += 1) {
      const nonce = toBytes(pseudoRandomBytes(`${audit}`, 32));
      for (const leaf of challengedLeaves(
        { kind: "challenge", nonce, holder: "5F", openings: [] },
        opening,
      )) {
        counts[leaf] = (counts[leaf] ?? 0) + 1;
      }
    }
    // Chi-square with 9 degrees of freedom: 27.9 is passed once in a thousand.
    const chiSquare = counts.reduce((sum, count) => sum + (count - 2_000) ** 2 / 2_000, 0);
    expect(chiSquare).toBeLessThan(27.9);
  });
});

describe("an audit's deadline", () => {
  it("leaves no time for a second way", () => {
    const path = { roundTripMs: 10, answerBytes: 90_000, bytesPerMs: 10_000, workMs: 20 };
    const deadlineMs = auditDeadlineMs(path);
    expect(deadlineMs).toBe(39);
    const fetching = path.roundTripMs + path.workMs + 9 + 40;
    expect(fetching).toBeGreaterThan(deadlineMs);
  });
});
