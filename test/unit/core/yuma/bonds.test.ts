import { describe, expect, it } from "vitest";
import { q32 } from "../../../../core/primitives/fixed/q32.js";
import { updateBonds } from "../../../../core/yuma/bonds.js";
import type { BondsBase } from "../../../../core/yuma/bondsTypes.js";
import { bondsAlpha } from "../../../../core/yuma/movingAverage.js";
import { epochParams, noRows } from "./epochFixture.js";

const half = q32.one / 2n;
const quarter = q32.one / 4n;

/** Validators 0 and 1 with three quarters and one quarter of the stake, both fully behind miner 2. */
function base(changes: Partial<BondsBase> = {}): BondsBase {
  return {
    oldBonds: noRows(3),
    weightsForBonds: [[[2, q32.one]], [[2, q32.one]], []],
    activeStake: [q32.one - quarter, quarter, 0n],
    consensus: [0n, 0n, q32.one],
    incentive: [0n, 0n, q32.one],
    ...changes,
  };
}
const yuma2 = epochParams({ n: 3 });
const yuma3 = epochParams({ n: 3, yuma3Enabled: true });

describe("updateBonds", () => {
  it("stores with Yuma2 the best bond of a column as 1, others relative to it", () => {
    const { bonds } = updateBonds(yuma2, base());
    expect(bonds[0]).toEqual([[2, q32.one]]);
    expect(Number(bonds[1]?.[0]?.[1]) / Number(q32.one)).toBeCloseTo(1 / 3, 8);
  });

  it("stores with Yuma3 absolute bonds, without regard to stake", () => {
    const alpha = bondsAlpha(yuma3.bondsMovingAverage);
    expect(updateBonds(yuma3, base()).bonds).toEqual([[[2, alpha]], [[2, alpha]], []]);
  });

  it("pays dividends by stake with both", () => {
    for (const params of [yuma2, yuma3]) {
      const [first = 0n, second = 0n] = updateBonds(params, base()).dividends;
      expect(Number(first) / Number(second)).toBeCloseTo(3, 6);
    }
  });

  it("reads the same stored number as a share of its column with Yuma2 and as a fraction with Yuma3", () => {
    const oldBonds = [[[2, 100]], [[2, 100]], []] as const;
    const two = updateBonds(yuma2, base({ oldBonds })).trace;
    const three = updateBonds(yuma3, base({ oldBonds })).trace;
    expect(two.rule === "yuma2" && two.bondsInNorm[0]).toEqual([[2, half]]);
    expect(three.rule === "yuma3" && three.bondsIn[0]).toEqual([[2, 6_553_700n]]);
  });

  it("pays nothing for a product that doesn't fit, with Yuma3", () => {
    const given = base({ activeStake: [q32.max, quarter, 0n], incentive: [0n, 0n, q32.fromInteger(8n)] });
    expect(updateBonds(yuma3, given).dividends).toEqual([0n, q32.one, 0n]);
  });

  it("lets a Yuma3 bond without a weight decay, unless alpha is liquid", () => {
    const given = base({ oldBonds: [[[1, 65_535]], [], []] });
    expect(updateBonds(yuma3, given).bonds[0]?.map(([column]) => column)).toEqual([1, 2]);
    const liquid = { ...yuma3, liquidAlphaEnabled: true };
    expect(updateBonds(liquid, given).bonds[0]?.map(([column]) => column)).toEqual([2]);
  });

  it("ignores liquid alpha with Yuma2", () => {
    expect(updateBonds({ ...yuma2, liquidAlphaEnabled: true }, base())).toEqual(updateBonds(yuma2, base()));
  });

  it("falls back to the plain average if there is no consensus at all", () => {
    const given = base({ consensus: [0n, 0n, 0n], oldBonds: [[[1, 65_535]], [], []] });
    const liquid = updateBonds({ ...yuma3, liquidAlphaEnabled: true }, given);
    expect(liquid.trace.rule === "yuma3" && liquid.trace.liquid).toBe(false);
    expect(liquid).toEqual(updateBonds(yuma3, given));
  });
});
