import { fail } from "../primitives/errors.js";
import type { AccountId } from "../primitives/ss58.js";
import { claimHotkey, ownerOf } from "../registry/hotkeys.js";
import { subnetOf } from "../registry/subnets.js";
import type { Context } from "../state/context.js";
import type { State } from "../state/state.js";
import { childrenOf } from "./childKeys.js";
import { stakingErrors } from "./stakingErrors.js";
import { pendingChildren, type KeyLink } from "./tables.js";

const MAX_CHILDREN = 5;

/** A day of blocks: nominators can leave before their stake is lent on. */
const COOLDOWN_BLOCKS = 7_200;

/** The u64 fraction that stands for 1. */
const WHOLE = (1n << 64n) - 1n;

export interface ChildrenChange {
  readonly netuid: number;
  /** Has to own the hotkey. */
  readonly coldkey: AccountId;
  /** The parent. */
  readonly hotkey: AccountId;
  /** All children from then on; none takes everything back. */
  readonly children: readonly AccountId[];
  /** For each child a u64 fraction of the parent's stake; 2^64-1 stands for all of it. */
  readonly proportions: readonly bigint[];
}

/**
 * Lends parts of a hotkey's stake on a subnet to other hotkeys, which then validate with it. It takes effect with the
 * subnet's first epoch after a cooldown of 7,200 blocks; a later change before that replaces this one.
 *
 * @throws SK0601 no such subnet, SK0604 unknown hotkey, SK0603 somebody else's, SK0510 lengths differ, SK0511 too many,
 * SK0512 a child twice, SK0513 itself, SK0515 more than everything, SK0514 a child that lends to it
 * @example setChildren(ctx, { netuid: 1, coldkey, hotkey, children: [child], proportions: [(1n << 63n)] });
 */
export function setChildren(ctx: Context, change: ChildrenChange): void {
  const { state, height } = ctx;
  const { netuid, coldkey, hotkey, proportions } = change;
  subnetOf(state, netuid);
  ownerOf(state, hotkey);
  claimHotkey(ctx, hotkey, coldkey);
  checkForm(change);
  for (const child of change.children) {
    if (lendsTo(state, netuid, child, hotkey)) throw fail(stakingErrors.childLoop, { child, hotkey, netuid });
  }
  const children = change.children.map((child, index) => ({
    hotkey: child,
    proportion: proportions[index] ?? 0n,
  }));
  const matureAt = height + COOLDOWN_BLOCKS;
  state.set(pendingChildren, [netuid, hotkey], { children, matureAt });
  ctx.emit({
    name: "staking.childrenScheduled",
    fields: { netuid, hotkey, children: children.length, matureAt },
  });
}

function checkForm({ hotkey, children, proportions }: ChildrenChange): void {
  if (children.length !== proportions.length)
    throw fail(stakingErrors.childrenMalformed, {
      children: children.length,
      proportions: proportions.length,
    });
  if (children.length > MAX_CHILDREN)
    throw fail(stakingErrors.tooManyChildren, { count: children.length, limit: MAX_CHILDREN });
  const repeated = children.find((child, index) => children.indexOf(child) !== index);
  if (repeated !== undefined) throw fail(stakingErrors.duplicateChild, { child: repeated });
  if (children.includes(hotkey)) throw fail(stakingErrors.ownChild, { hotkey });
  const total = proportions.reduce((sum, proportion) => sum + proportion, 0n);
  if (total > WHOLE) throw fail(stakingErrors.proportionsTooLarge, { total });
}

/**
 * Whether stake of one hotkey reaches another over any number of links, those in place and those to come. Pending ones
 * count, so that none of them has to be refused once it is due.
 */
function lendsTo(state: State, netuid: number, from: AccountId, to: AccountId): boolean {
  const seen = new Set<AccountId>([from]);
  for (const each of seen) {
    if (each === to) return true;
    const pending: readonly KeyLink[] = state.get(pendingChildren, [netuid, each])?.children ?? [];
    for (const { hotkey } of [...childrenOf(state, netuid, each), ...pending]) seen.add(hotkey);
  }
  return false;
}
