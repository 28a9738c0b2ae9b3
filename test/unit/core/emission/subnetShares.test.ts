import { describe, expect, test } from "vitest";
import { STABLE_PRICE, subnetShares, type EmittingSubnet } from "../../../../core/emission/subnetShares.js";
import { u96f32 } from "../../../../core/primitives/fixed/u96f32.js";

const BLOCK = 1_000_000_000n;

function subnet(price: bigint, rest: Partial<EmittingSubnet> = {}): EmittingSubnet {
  return { movingPrice: price, minerBurned: 0n, receivesTao: true, ...rest };
}

/** Whole rao per subnet. */
function shares(subnets: readonly EmittingSubnet[]): bigint[] {
  return subnetShares(BLOCK, subnets).taoEmissions.map((emission) => u96f32.toU64(emission));
}

describe("subnetShares", () => {
  test("divides by moving price", () => {
    expect(shares([subnet(1n), subnet(3n)])).toEqual([250_000_000n, 750_000_000n]);
    expect(subnetShares(BLOCK, [subnet(7n)]).taoEmissions).toEqual([u96f32.fromInteger(BLOCK)]);
  });

  test("what the owner took from miners lowers the share, all of it to nothing", () => {
    const half = u96f32.one / 2n;
    expect(shares([subnet(1n), subnet(1n, { minerBurned: half })])).toEqual([666_666_666n, 333_333_333n]);
    expect(shares([subnet(1n), subnet(1n, { minerBurned: u96f32.one })])).toEqual([BLOCK, 0n]);
    expect(shares([subnet(1n), subnet(1n, { minerBurned: 5n * u96f32.one })])).toEqual([BLOCK, 0n]);
  });

  test("if that leaves nobody anything, the price alone decides", () => {
    const burned = { minerBurned: u96f32.one };
    expect(shares([subnet(1n, burned), subnet(3n, burned)])).toEqual([250_000_000n, 750_000_000n]);
  });

  test("a subnet that receives no TAO leaves its share to the others", () => {
    const off = { receivesTao: false };
    expect(shares([subnet(1n), subnet(1n), subnet(2n, off)])).toEqual([500_000_000n, 500_000_000n, 0n]);
    expect(shares([subnet(1n, off), subnet(1n, off)])).toEqual([0n, 0n]);
  });

  test("without prices nobody gets anything; a negative one counts as none", () => {
    expect(shares([])).toEqual([]);
    expect(shares([subnet(0n), subnet(0n)])).toEqual([0n, 0n]);
    expect(shares([subnet(-5n), subnet(4n)])).toEqual([0n, BLOCK]);
  });

  test("root sells once the prices exceed one in sum", () => {
    const half = STABLE_PRICE / 2n;
    expect(subnetShares(BLOCK, [subnet(half), subnet(half)]).rootSells).toBe(false);
    expect(subnetShares(BLOCK, [subnet(half), subnet(half + 1n)]).rootSells).toBe(true);
    expect(subnetShares(BLOCK, [subnet(STABLE_PRICE), subnet(1n, { receivesTao: false })]).rootSells).toBe(
      true,
    );
  });
});
