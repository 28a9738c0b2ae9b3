import { fail } from "../primitives/errors.js";
import { taoWeightToU96f32 } from "../primitives/fixed/taoWeight.js";
import { u96f32, type U96F32 } from "../primitives/fixed/u96f32.js";
import { u96f32FromU16Fraction } from "../primitives/fixed/u96f32Fractions.js";
import { emissionErrors } from "./emissionErrors.js";
import {
  divideAmongParents,
  type LendingParent,
  type NetworkFractions,
  type OwnStake,
} from "./parentDividends.js";

/** A hotkey that earned in an epoch, or a parent of one. */
export interface DividendHotkey<Id> extends OwnStake {
  readonly id: Id;
  readonly coldkey: Id;
  /** In units of 1 / 65535. */
  readonly childTakeU16: number;
  /** In units of 1 / 65535. */
  readonly delegateTakeU16: number;
}

/** A parent lends a u64 fraction of its stake on the subnet to a child. */
export interface ChildLink<Id> {
  readonly parent: Id;
  readonly child: Id;
  readonly proportion: bigint;
}

/** What the epoch gave a hotkey, in rao. The validator amounts are proportions: they divide the pots. */
export interface EpochEmission<Id> {
  readonly id: Id;
  readonly server: bigint;
  readonly validator: bigint;
}

/** Everything that decides who gets what at the end of an epoch. */
export interface DividendInputs<Id> extends NetworkFractions {
  /** In key order, which is the order of all results. */
  readonly hotkeys: readonly DividendHotkey<Id>[];
  readonly links: readonly ChildLink<Id>[];
  readonly emission: readonly EpochEmission<Id>[];
  /** In rao, see `validatorPot`. */
  readonly validatorPot: bigint;
  /** In rao. */
  readonly rootPot: bigint;
}

/** A hotkey's part of a pot. */
export interface Dividend<Id> {
  readonly id: Id;
  /** The exact part. */
  readonly share: U96F32;
  /** What the delegate takes first, in rao. */
  readonly take: bigint;
  /** What all who stake on the hotkey get, itself included, in rao. */
  readonly rest: bigint;
}

/** The end of an epoch. What truncation leaves of the pots is in none of it. */
export interface Distribution<Id> {
  /** Miner incentives, in rao. */
  readonly incentives: readonly { readonly id: Id; readonly amount: bigint }[];
  /** Out of the validator pot. */
  readonly alphaDividends: readonly Dividend<Id>[];
  /** Out of the root pot. */
  readonly rootDividends: readonly Dividend<Id>[];
  /** Alpha to recycle, in rao. It is a part of what the epoch gave, not of the pots: those are paid out in full. */
  readonly recycledChildkeyBurn: bigint;
}

/**
 * Divides an epoch's pots. Every validator amount is first divided among the validator and its parents; each one's
 * credit then splits into an alpha and a root part in proportion alphaStake : rootStake · taoWeight; the parts divide
 * the validator pot and the root pot; last, the delegate's take comes off.
 *
 * Formulas of the public chain (`calculate_dividends_and_incentives`, `calculate_dividend_distribution`).
 *
 * @throws SK1000 for an earning hotkey or a parent that isn't among `hotkeys`
 */
export function distributeDividends<Id extends string | number>(
  inputs: DividendInputs<Id>,
): Distribution<Id> {
  const { hotkeys } = inputs;
  const { incentives, credits, recycled } = creditHotkeys(inputs);
  const isCredited = (_: unknown, i: number): boolean => credits[i] !== undefined;
  const credited = hotkeys.filter(isCredited);

  const taoWeight = taoWeightToU96f32(inputs.taoWeight);
  const given = credits.filter((credit) => credit !== undefined);
  const rootParts = credited.map((hotkey, i) => rootPart(hotkey, given[i] ?? 0n, taoWeight));
  const alphaParts = given.map((credit, i) => u96f32.sub(credit, rootParts[i] ?? 0n));
  return {
    incentives: hotkeys.flatMap(({ id }, i) => {
      const amount = incentives[i];
      return amount === undefined ? [] : [{ id, amount }];
    }),
    alphaDividends: dividePot(inputs.validatorPot, credited, alphaParts),
    rootDividends: dividePot(inputs.rootPot, credited, rootParts),
    recycledChildkeyBurn: recycled,
  };
}

/** By position among the hotkeys; undefined for those that earned nothing of a kind. */
interface Credits {
  /** In rao. */
  readonly incentives: readonly (bigint | undefined)[];
  readonly credits: readonly (U96F32 | undefined)[];
  readonly recycled: bigint;
}

function creditHotkeys<Id extends string | number>(inputs: DividendInputs<Id>): Credits {
  const { hotkeys } = inputs;
  const positions = new Map(hotkeys.map(({ id }, position) => [id, position]));
  const linksByParent = groupBy(inputs.links, (link) => link.parent);
  const linksByChild = groupBy(inputs.links, (link) => link.child);
  const find = (id: Id): readonly [position: number, hotkey: DividendHotkey<Id>] => {
    const position = positions.get(id) ?? -1;
    const hotkey = hotkeys[position];
    if (hotkey === undefined) throw fail(emissionErrors.unknownHotkey, { hotkey: id });
    return [position, hotkey];
  };

  const incentives: (bigint | undefined)[] = hotkeys.map(() => undefined);
  const credits: (U96F32 | undefined)[] = hotkeys.map(() => undefined);
  const credit = (position: number, amount: bigint): void => {
    credits[position] = u96f32.add(credits[position] ?? 0n, u96f32.fromInteger(amount));
  };
  let recycled = 0n;
  for (const { id, server, validator } of inputs.emission) {
    const [position, hotkey] = find(id);
    incentives[position] = (incentives[position] ?? 0n) + server;
    const links = linksByChild.get(id);
    if (links === undefined) {
      credit(position, validator);
      continue;
    }
    const parents = links.map((link): LendingParent => {
      const [, { alphaStake, rootStake, coldkey }] = find(link.parent);
      return {
        alphaStake,
        rootStake,
        proportion: link.proportion,
        isSameColdkey: coldkey === hotkey.coldkey,
      };
    });
    const given = (linksByParent.get(id) ?? []).map((link) => link.proportion);
    const divided = divideAmongParents(validator, hotkey, { given, parents }, inputs);
    links.forEach((link, i) => credit(find(link.parent)[0], divided.toParents[i] ?? 0n));
    credit(position, divided.toChild);
    recycled += divided.recycled;
  }
  return { incentives, credits, recycled };
}

// Below, U96F32 is written out where a rao amount, which has 64 bits at most, is multiplied: its shift and the product's
// cancel out, and with such amounts nothing is ever clamped. A third of the time of the format's operations, and every
// epoch takes them for each validator.
const BITS = u96f32.fractionBits;

/** What of a credit belongs to root stakers. A hotkey without any stake has none. */
function rootPart(stake: OwnStake, credit: U96F32, taoWeight: U96F32): U96F32 {
  if (credit === 0n) return 0n;
  const root = stake.rootStake * taoWeight;
  const all = (stake.alphaStake << BITS) + root;
  return all === 0n ? 0n : (credit * ((root << BITS) / all)) >> BITS;
}

/** Divides a pot in proportion to `parts` (one a hotkey) and takes each delegate's take off. */
function dividePot<Id>(
  pot: bigint,
  hotkeys: readonly DividendHotkey<Id>[],
  parts: readonly U96F32[],
): Dividend<Id>[] {
  const total = parts.reduce((sum, part) => sum + part, 0n);
  return hotkeys.map(({ id, delegateTakeU16 }, i) => {
    const part = parts[i] ?? 0n;
    if (part === 0n || pot === 0n) return { id, share: 0n, take: 0n, rest: 0n };
    const share = pot * ((part << BITS) / total);
    const take = (share * u96f32FromU16Fraction(delegateTakeU16)) >> BITS;
    return { id, share, take: take >> BITS, rest: (share - take) >> BITS };
  });
}

function groupBy<Key, Item>(items: readonly Item[], keyOf: (item: Item) => Key): Map<Key, Item[]> {
  const groups = new Map<Key, Item[]>();
  for (const item of items) {
    const group = groups.get(keyOf(item));
    if (group === undefined) groups.set(keyOf(item), [item]);
    else group.push(item);
  }
  return groups;
}
