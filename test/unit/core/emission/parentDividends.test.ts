import { describe, expect, test } from "vitest";
import { divideAmongParents, type LendingParent } from "../../../../core/emission/parentDividends.js";

const ALL = (1n << 64n) - 1n;
const HALF = 1n << 63n;
const FIFTH_U16 = 13_107;
const network = { taoWeight: ALL, childkeyBurn: 0n };
const child = { alphaStake: 100n, rootStake: 0n, childTakeU16: 0 };

function parent(alphaStake: bigint, rest: Partial<LendingParent> = {}): LendingParent {
  return { alphaStake, rootStake: 0n, proportion: HALF, isSameColdkey: false, ...rest };
}

describe("divideAmongParents", () => {
  test("without parents, everything is the hotkey's own, whatever it lends", () => {
    expect(divideAmongParents(999n, child, { given: [HALF], parents: [] }, network)).toEqual({
      toParents: [],
      toChild: 999n,
      recycled: 0n,
    });
  });

  test("of nothing, every parent gets nothing", () => {
    const family = { given: [], parents: [parent(300n), parent(1n)] };
    expect(divideAmongParents(0n, child, family, network)).toEqual({
      toParents: [0n, 0n],
      toChild: 0n,
      recycled: 0n,
    });
  });

  test("divides by contribution", () => {
    // 100 own; half of 100 and half of 100 lent.
    const family = { given: [], parents: [parent(100n), parent(100n)] };
    expect(divideAmongParents(1_000n, child, family, network)).toEqual({
      toParents: [250n, 250n],
      toChild: 500n,
      recycled: 0n,
    });
  });

  test("counts root stake with its weight", () => {
    const family = { given: [], parents: [parent(0n, { rootStake: 400n })] };
    const half = { taoWeight: HALF, childkeyBurn: 0n };
    expect(divideAmongParents(1_000n, child, family, half).toParents).toEqual([500n]);
  });

  test("what the child lends on is not its own contribution", () => {
    const family = { given: [HALF], parents: [parent(100n)] };
    expect(divideAmongParents(1_000n, child, family, network).toChild).toBe(500n);
    const lendsAll = { given: [ALL, HALF], parents: [parent(100n)] };
    expect(divideAmongParents(1_000n, child, lendsAll, network)).toMatchObject({
      toParents: [1_000n],
      toChild: 0n,
    });
  });

  test("without any contribution the child keeps it", () => {
    const family = { given: [], parents: [parent(0n)] };
    const poor = { ...child, alphaStake: 0n };
    expect(divideAmongParents(7n, poor, family, network)).toMatchObject({ toParents: [0n], toChild: 7n });
  });

  test("takes and burns what is lent by another coldkey; truncation takes a rao", () => {
    const taking = { ...child, childTakeU16: FIFTH_U16 };
    const family = { given: [], parents: [parent(200n), parent(400n, { isSameColdkey: true })] };
    // Contributions 100, 100 and 200; the first parent's 250 lose half to the burn and a fifth to the take.
    expect(divideAmongParents(1_000n, taking, family, { taoWeight: 0n, childkeyBurn: HALF })).toEqual({
      toParents: [75n, 500n],
      toChild: 299n,
      recycled: 125n,
    });
  });
});
