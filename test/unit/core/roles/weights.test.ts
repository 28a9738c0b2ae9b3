import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { weightsToU16 } from "../../../../core/roles/weights.js";

const weights = fc.uniqueArray(fc.tuple(fc.nat(255), fc.double({ min: 0, max: 1e9, noNaN: true })), {
  selector: ([uid]) => uid,
  maxLength: 64,
});

describe("weights", () => {
  it("become u16 with the largest at 65,535, in UID order, without zeros", () => {
    expect(
      weightsToU16(
        new Map([
          [7, 1],
          [3, 0.5],
          [5, 0],
          [1, 1e-9],
        ]),
      ),
    ).toEqual([
      { uid: 3, valueU16: 32_768 },
      { uid: 7, valueU16: 65_535 },
    ]);
    expect(weightsToU16(new Map([[1, 0]]))).toEqual([]);
    expect(weightsToU16(new Map())).toEqual([]);
  });

  it("keep their order and their ratios to within half a step", () => {
    fc.assert(
      fc.property(weights, (entries) => {
        const given = new Map(entries);
        const largest = Math.max(0, ...given.values());
        const result = weightsToU16(given);
        if (largest > 0) expect(Math.max(...result.map(({ valueU16 }) => valueU16))).toBe(65_535);
        expect(result.map(({ uid }) => uid)).toEqual(result.map(({ uid }) => uid).toSorted((a, b) => a - b));
        for (const { uid, valueU16 } of result) {
          expect(Math.abs(valueU16 - ((given.get(uid) ?? 0) / largest) * 65_535)).toBeLessThanOrEqual(0.5);
        }
      }),
    );
  });
});
