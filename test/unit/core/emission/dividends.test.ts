import { describe, expect, test } from "vitest";
import {
  distributeDividends,
  type DividendHotkey,
  type DividendInputs,
} from "../../../../core/emission/dividends.js";
import { u96f32 } from "../../../../core/primitives/fixed/u96f32.js";

const ALL = (1n << 64n) - 1n;
const HALF = 1n << 63n;

function hotkey(id: string, rest: Partial<DividendHotkey<string>> = {}): DividendHotkey<string> {
  return {
    id,
    coldkey: `cold ${id}`,
    alphaStake: 100n,
    rootStake: 0n,
    childTakeU16: 0,
    delegateTakeU16: 0,
    ...rest,
  };
}

function distribute(rest: Partial<DividendInputs<string>>): ReturnType<typeof distributeDividends<string>> {
  return distributeDividends({
    hotkeys: [hotkey("a"), hotkey("b")],
    links: [],
    emission: [],
    validatorPot: 1_000n,
    rootPot: 0n,
    taoWeight: ALL,
    childkeyBurn: 0n,
    ...rest,
  });
}

describe("distributeDividends", () => {
  test("divides the validator pot in proportion to the epoch's amounts", () => {
    const result = distribute({
      emission: [
        { id: "b", server: 0n, validator: 3n },
        { id: "a", server: 5n, validator: 1n },
      ],
    });
    expect(result.alphaDividends).toEqual([
      { id: "a", share: u96f32.fromInteger(250n), take: 0n, rest: 250n },
      { id: "b", share: u96f32.fromInteger(750n), take: 0n, rest: 750n },
    ]);
    expect(result.rootDividends.map(({ rest }) => rest)).toEqual([0n, 0n]);
  });

  test("lists incentives in the order of the hotkeys, also empty ones, and adds up repeated ones", () => {
    const result = distribute({
      emission: [
        { id: "b", server: 7n, validator: 0n },
        { id: "a", server: 0n, validator: 0n },
        { id: "b", server: 4n, validator: 0n },
      ],
    });
    expect(result.incentives).toEqual([
      { id: "a", amount: 0n },
      { id: "b", amount: 11n },
    ]);
  });

  test("a hotkey that earned nothing isn't listed, a parent is", () => {
    const result = distribute({
      hotkeys: [hotkey("a"), hotkey("b"), hotkey("c")],
      links: [{ parent: "c", child: "a", proportion: ALL }],
      emission: [{ id: "a", server: 1n, validator: 8n }],
    });
    expect(result.incentives).toEqual([{ id: "a", amount: 1n }]);
    expect(result.alphaDividends.map(({ id, rest }) => [id, rest])).toEqual([
      ["a", 500n],
      ["c", 500n],
    ]);
  });

  test("splits each credit between alpha and root by stake", () => {
    // a: all alpha. b: one quarter root.
    const hotkeys = [hotkey("a"), hotkey("b", { alphaStake: 300n, rootStake: 200n })];
    const emission = ["a", "b"].map((id) => ({ id, server: 0n, validator: 400n }));
    const result = distribute({ hotkeys, emission, validatorPot: 700n, rootPot: 55n, taoWeight: HALF });
    expect(result.rootDividends.map(({ rest }) => rest)).toEqual([0n, 55n]);
    // 400 : 300 of 700, both sevenths truncated.
    expect(result.alphaDividends.map(({ rest }) => rest)).toEqual([399n, 299n]);
  });

  test("the delegate takes first, each amount cut to whole rao", () => {
    const hotkeys = [hotkey("a", { delegateTakeU16: 11_796, rootStake: 100n })];
    const emission = [{ id: "a", server: 0n, validator: 2n }];
    const result = distribute({ hotkeys, emission, validatorPot: 1_000n, rootPot: 100n });
    expect(result.alphaDividends).toEqual([
      { id: "a", share: u96f32.fromInteger(1_000n), take: 179n, rest: 820n },
    ]);
    expect(result.rootDividends).toEqual([
      { id: "a", share: u96f32.fromInteger(100n), take: 17n, rest: 82n },
    ]);
  });

  test("takes nothing from a parent of the same coldkey, and reports what is burnt of another's part", () => {
    const emission = [{ id: "a", server: 0n, validator: 400n }];
    const links = [{ parent: "b", child: "a", proportion: ALL }];
    const taking = hotkey("a", { childTakeU16: 65_535 });
    const foreign = distribute({ hotkeys: [taking, hotkey("b")], links, emission });
    expect(foreign.alphaDividends.map(({ rest }) => rest)).toEqual([1_000n, 0n]);
    const own = distribute({ hotkeys: [taking, hotkey("b", { coldkey: "cold a" })], links, emission });
    expect(own.alphaDividends.map(({ rest }) => rest)).toEqual([500n, 500n]);
    const burning = distribute({ links, emission, childkeyBurn: HALF });
    expect(burning.recycledChildkeyBurn).toBe(100n);
    expect(own.recycledChildkeyBurn).toBe(0n);
  });

  test("without any credit the pots stay where they are", () => {
    const emission = [{ id: "a", server: 5n, validator: 0n }];
    expect(distribute({ emission, rootPot: 9n }).alphaDividends).toEqual([
      { id: "a", share: 0n, take: 0n, rest: 0n },
    ]);
  });

  test("a hotkey without stake counts as alpha", () => {
    const hotkeys = [hotkey("a", { alphaStake: 0n })];
    const result = distribute({ hotkeys, emission: [{ id: "a", server: 0n, validator: 1n }], rootPot: 9n });
    expect(result.alphaDividends.map(({ rest }) => rest)).toEqual([1_000n]);
    expect(result.rootDividends.map(({ rest }) => rest)).toEqual([0n]);
  });

  test("refuses a hotkey whose stake it wasn't told", () => {
    const emission = [{ id: "a", server: 0n, validator: 1n }];
    const unknown = expect.objectContaining({ code: "SK1000" });
    expect(() => distribute({ emission: [{ id: "x", server: 0n, validator: 1n }] })).toThrow(unknown);
    expect(() => distribute({ emission, links: [{ parent: "x", child: "a", proportion: 1n }] })).toThrow(
      unknown,
    );
  });
});
