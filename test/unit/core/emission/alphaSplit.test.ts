import { describe, expect, test } from "vitest";
import { splitAlpha } from "../../../../core/emission/alphaSplit.js";
import { u96f32 } from "../../../../core/primitives/fixed/u96f32.js";

const ONE_ALPHA = u96f32.fromInteger(1_000_000_000n);

describe("splitAlpha", () => {
  test("halves what the owner leaves between miners and validators", () => {
    expect(splitAlpha({ alphaOut: ONE_ALPHA, ownerCutU16: 0, rootProportion: 0n })).toEqual({
      owner: 0n,
      server: 500_000_000n,
      validator: 500_000_000n,
      root: 0n,
      dust: 0n,
    });
    expect(splitAlpha({ alphaOut: ONE_ALPHA, ownerCutU16: 11_796, rootProportion: 0n })).toEqual({
      owner: 179_995_422n,
      server: 410_002_288n,
      validator: 410_002_288n,
      root: 0n,
      dust: 2n,
    });
  });

  test("root takes its part out of the validators' half", () => {
    const split = splitAlpha({ alphaOut: ONE_ALPHA, ownerCutU16: 0, rootProportion: u96f32.one / 4n });
    expect(split).toMatchObject({ server: 500_000_000n, validator: 375_000_000n, root: 125_000_000n });
    const all = splitAlpha({ alphaOut: ONE_ALPHA, ownerCutU16: 0, rootProportion: u96f32.one });
    expect(all).toMatchObject({ server: 500_000_000n, validator: 0n, root: 500_000_000n });
  });

  test("cuts every amount to whole rao and accounts for what is left", () => {
    expect(splitAlpha({ alphaOut: u96f32.fromInteger(3n), ownerCutU16: 0, rootProportion: 0n })).toEqual({
      owner: 0n,
      server: 1n,
      validator: 1n,
      root: 0n,
      dust: 1n,
    });
  });

  test("the owner may take everything, and nothing is split into nothing", () => {
    const everything = splitAlpha({ alphaOut: ONE_ALPHA, ownerCutU16: 65_535, rootProportion: u96f32.one });
    expect(everything).toEqual({ owner: 1_000_000_000n, server: 0n, validator: 0n, root: 0n, dust: 0n });
    const nothing = splitAlpha({ alphaOut: 0n, ownerCutU16: 11_796, rootProportion: u96f32.one });
    expect(nothing).toEqual({ owner: 0n, server: 0n, validator: 0n, root: 0n, dust: 0n });
  });
});
