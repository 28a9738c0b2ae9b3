import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { splitAlpha } from "../../core/emission/alphaSplit.js";
import {
  distributeDividends,
  type ChildLink,
  type DividendHotkey,
  type DividendInputs,
} from "../../core/emission/dividends.js";
import { divideAmongParents } from "../../core/emission/parentDividends.js";
import { subnetShares } from "../../core/emission/subnetShares.js";
import { subnetTerms } from "../../core/emission/subnetTerms.js";
import { blockEmission } from "../../core/ledger/blockEmission.js";
import { MAX_SUPPLY, RAO_PER_TAO } from "../../core/primitives/amounts.js";
import { i96f32 } from "../../core/primitives/fixed/i96f32.js";
import { u64f64 } from "../../core/primitives/fixed/u64f64.js";
import { taoWeightToU96f32 } from "../../core/primitives/fixed/taoWeight.js";
import { u96f32 } from "../../core/primitives/fixed/u96f32.js";
import { u96f32FromU16Fraction } from "../../core/primitives/fixed/u96f32Fractions.js";
import { inheritedStake } from "../../core/staking/inheritedStake.js";

fc.configureGlobal({ seed: 5 });

const MAX_U64 = (1n << 64n) - 1n;
const u16 = fc.integer({ min: 0, max: 65_535 });
const u64 = fc.oneof(fc.constantFrom(0n, 1n, MAX_U64), fc.bigInt({ min: 0n, max: MAX_U64 }));
const amount = fc.oneof(fc.constantFrom(0n, 1n, 7n), fc.bigInt({ min: 0n, max: MAX_SUPPLY }));
const fraction = fc.oneof(fc.constantFrom(0n, u96f32.one), fc.bigInt({ min: 0n, max: u96f32.one }));

function total(values: readonly bigint[]): bigint {
  return values.reduce((sum, value) => sum + value, 0n);
}

/** A few hotkeys of two coldkeys; nobody lends more than everything. */
const epoch: fc.Arbitrary<DividendInputs<number>> = fc.integer({ min: 1, max: 6 }).chain((count) => {
  const ids = Array.from({ length: count }, (_, id) => id);
  const hotkeys = fc.tuple(
    ...ids.map((id) =>
      fc.record({
        id: fc.constant(id),
        coldkey: fc.constantFrom(100, 101),
        alphaStake: amount,
        rootStake: amount,
        childTakeU16: u16,
        delegateTakeU16: u16,
      }),
    ),
  );
  const pairs = ids.flatMap((parent) =>
    ids.filter((id) => id !== parent).map((child) => ({ parent, child })),
  );
  const links = fc
    .subarray(pairs)
    .chain((chosen) =>
      fc.tuple(
        ...chosen.map((pair) =>
          fc.bigInt({ min: 0n, max: MAX_U64 / BigInt(count) }).map((proportion) => ({ ...pair, proportion })),
        ),
      ),
    );
  const emission = fc.tuple(
    ...ids.map((id) => fc.record({ id: fc.constant(id), server: amount, validator: amount })),
  );
  return fc.record({
    hotkeys,
    links,
    emission,
    validatorPot: amount,
    rootPot: amount,
    taoWeight: u64,
    childkeyBurn: u64,
  });
});

function inherited(hotkey: DividendHotkey<number>, { hotkeys, links }: DividendInputs<number>): bigint {
  const given = links.filter(({ parent }) => parent === hotkey.id).map(({ proportion }) => proportion);
  const stakeOf = ({ parent }: ChildLink<number>): bigint =>
    hotkeys.find(({ id }) => id === parent)?.alphaStake ?? 0n;
  const parents = links
    .filter(({ child }) => child === hotkey.id)
    .map((link) => ({ stake: stakeOf(link), proportion: link.proportion }));
  return inheritedStake(hotkey.alphaStake, given, parents);
}

/** Alpha and root dividends of an epoch without links, every step an operation of the format. */
function dividedByFormat(inputs: DividendInputs<number>): unknown[] {
  const { add, sub, mul, div, fromInteger, toU64 } = u96f32;
  const weight = taoWeightToU96f32(inputs.taoWeight);
  const parts = inputs.hotkeys.map(({ id, alphaStake, rootStake }) => {
    const credit = inputs.emission
      .filter((each) => each.id === id)
      .reduce((sum, { validator }) => add(sum, fromInteger(validator)), 0n);
    const root = mul(fromInteger(rootStake), weight);
    const toRoot = mul(credit, div(root, add(fromInteger(alphaStake), root)));
    return { alpha: sub(credit, toRoot), root: toRoot };
  });
  const divide = (asset: "alpha" | "root", pot: bigint): unknown[] => {
    const sum = parts.reduce((so, part) => add(so, part[asset]), 0n);
    return inputs.hotkeys.map(({ id, delegateTakeU16 }, i) => {
      const share = mul(fromInteger(pot), div(parts[i]?.[asset] ?? 0n, sum));
      const take = mul(share, u96f32FromU16Fraction(delegateTakeU16));
      return { id, share, take: toU64(take), rest: toU64(sub(share, take)) };
    });
  };
  return [divide("alpha", inputs.validatorPot), divide("root", inputs.rootPot)];
}

describe("a block's TAO", () => {
  const subnets = fc.array(
    fc.record({
      movingPrice: fc.oneof(
        fc.constantFrom(0n, 1n, i96f32.one, -1n),
        fc.bigInt({ min: 0n, max: 100n * i96f32.one }),
      ),
      minerBurned: fraction,
      receivesTao: fc.boolean(),
    }),
    { maxLength: 12 },
  );

  test("is never exceeded, and nearly used up where somebody receives with a price", () => {
    fc.assert(
      fc.property(subnets, fc.bigInt({ min: 0n, max: RAO_PER_TAO }), (list, emission) => {
        const used = total(subnetShares(emission, list).taoEmissions);
        expect(used).toBeLessThanOrEqual(u96f32.fromInteger(emission));
        const isSure =
          list.some((subnet) => subnet.movingPrice > 0n) && list.every((subnet) => subnet.receivesTao);
        if (isSure) expect(u96f32.fromInteger(emission) - used).toBeLessThan(u96f32.one);
      }),
    );
  });

  test("is divided whatever the order of the subnets", () => {
    fc.assert(
      fc.property(subnets, (list) => {
        const forwards = subnetShares(RAO_PER_TAO, list).taoEmissions;
        const backwards = subnetShares(RAO_PER_TAO, list.toReversed()).taoEmissions;
        expect(backwards.toReversed()).toEqual(forwards);
      }),
    );
  });

  test("becomes liquidity or buys alpha, to the last bit, and alpha stays below its cap", () => {
    const subnet = fc.record({
      taoEmission: fc.bigInt({ min: 0n, max: u96f32.fromInteger(RAO_PER_TAO) }),
      alphaIn: amount,
      alphaOut: amount,
      rootTao: amount,
      taoWeight: u64,
      price: fc.oneof(fc.constantFrom(0n, 1n, u64f64.one), fc.bigInt({ min: 0n, max: 1_000n * u64f64.one })),
    });
    fc.assert(
      fc.property(subnet, (inputs) => {
        const terms = subnetTerms(inputs);
        expect(terms.taoIn + terms.excessTao).toBe(inputs.taoEmission);
        expect(terms.alphaIn).toBeLessThanOrEqual(u96f32.mul(terms.rootProportion, terms.alphaOut));
        expect(terms.rootProportion).toBeLessThanOrEqual(u96f32.one);
      }),
    );
  });
});

test("the emission falls with the issuance, and never exceeds what is left to issue", () => {
  fc.assert(
    fc.property(amount, amount, (a, b) => {
      const [less, more] = a < b ? [a, b] : [b, a];
      expect(blockEmission(less)).toBeGreaterThanOrEqual(blockEmission(more));
      expect(less + blockEmission(less)).toBeLessThanOrEqual(MAX_SUPPLY);
    }),
  );
});

test("the split of a block's alpha adds up", () => {
  fc.assert(
    fc.property(amount, u16, fraction, (alpha, ownerCutU16, rootProportion) => {
      const split = splitAlpha({ alphaOut: u96f32.fromInteger(alpha), ownerCutU16, rootProportion });
      expect(total(Object.values(split))).toBe(alpha);
      expect(split.dust).toBeGreaterThanOrEqual(0n);
      expect(split.dust).toBeLessThanOrEqual(3n);
    }),
  );
});

describe("an epoch's pots", () => {
  test("pay at most what they hold", () => {
    fc.assert(
      fc.property(epoch, (inputs) => {
        const result = distributeDividends(inputs);
        const paid = (of: typeof result.alphaDividends): bigint =>
          total(of.map(({ take, rest }) => take + rest));
        expect(paid(result.alphaDividends)).toBeLessThanOrEqual(inputs.validatorPot);
        expect(paid(result.rootDividends)).toBeLessThanOrEqual(inputs.rootPot);
        expect(total(result.incentives.map((incentive) => incentive.amount))).toBe(
          total(inputs.emission.map(({ server }) => server)),
        );
      }),
    );
  });

  test("are divided as the chain's fixed-point numbers do it, bit for bit", () => {
    fc.assert(
      fc.property(epoch, fc.array(u64, { minLength: 24, maxLength: 24 }), (inputs, large) => {
        // Beyond any supply: amounts of a whole u64.
        const pick = (small: bigint, place: number): bigint => (large[place] ?? 0n) ^ small;
        const wide = {
          ...inputs,
          links: [],
          hotkeys: inputs.hotkeys.map((hotkey, i) => ({ ...hotkey, alphaStake: pick(hotkey.alphaStake, i) })),
          emission: inputs.emission.map((each, i) => ({ ...each, validator: pick(each.validator, 8 + i) })),
          validatorPot: pick(inputs.validatorPot, 23),
        };
        for (const each of [{ ...inputs, links: [] }, wide]) {
          const { alphaDividends, rootDividends } = distributeDividends(each);
          expect([alphaDividends, rootDividends]).toEqual(dividedByFormat(each));
        }
      }),
    );
  });

  test("pay the same whatever the order of emission and links", () => {
    fc.assert(
      fc.property(epoch, (inputs) => {
        const reversed = {
          ...inputs,
          emission: inputs.emission.toReversed(),
          links: inputs.links.toReversed(),
        };
        expect(distributeDividends(reversed)).toEqual(distributeDividends(inputs));
      }),
    );
  });

  test("a dividend divides among parents without gain", () => {
    const stake = { alphaStake: amount, rootStake: amount };
    const parent = fc.record({ ...stake, proportion: u64, isSameColdkey: fc.boolean() });
    const family = fc.record({
      given: fc.array(u64, { maxLength: 5 }),
      parents: fc.array(parent, { maxLength: 5 }),
    });
    const hotkey = fc.record({ ...stake, childTakeU16: fc.integer({ min: 0, max: 11_796 }) });
    const network = fc.record({ taoWeight: u64, childkeyBurn: fc.bigInt({ min: 0n, max: MAX_U64 / 2n }) });
    fc.assert(
      fc.property(amount, hotkey, family, network, (dividend, earner, { given, parents }, fractions) => {
        const divided = divideAmongParents(dividend, earner, { given, parents }, fractions);
        const handedOut = total(divided.toParents) + divided.toChild + divided.recycled;
        expect(handedOut).toBeLessThanOrEqual(dividend);
        // A parent's part and its burn each lose less than a rao, the child's sum too.
        expect(handedOut).toBeGreaterThanOrEqual(dividend - 2n * BigInt(parents.length) - 1n);
      }),
    );
  });

  test("inheritance makes no stake", () => {
    fc.assert(
      fc.property(epoch, (inputs) => {
        const own = total(inputs.hotkeys.map(({ alphaStake }) => alphaStake));
        const after = total(inputs.hotkeys.map((hotkey) => inherited(hotkey, inputs)));
        expect(after).toBeLessThanOrEqual(own);
        expect(after).toBeGreaterThanOrEqual(own - BigInt(inputs.hotkeys.length));
      }),
    );
  });
});
