import type { AccountId } from "../primitives/ss58.js";
import type { Context } from "../state/context.js";
import type { State } from "../state/state.js";
import { childKeys, parentKeys, type KeyLink } from "./tables.js";

const NONE: readonly KeyLink[] = [];

/** Whom a hotkey lends stake to on a subnet. */
export function childrenOf(state: State, netuid: number, parent: AccountId): readonly KeyLink[] {
  return state.get(childKeys, [netuid, parent]) ?? NONE;
}

/** Whom a hotkey has stake from on a subnet. */
export function parentsOf(state: State, netuid: number, child: AccountId): readonly KeyLink[] {
  return state.get(parentKeys, [netuid, child]) ?? NONE;
}

/** Replaces a hotkey's children, and keeps their lists of parents in step. */
export function replaceChildren(
  ctx: Context,
  netuid: number,
  parent: AccountId,
  children: readonly KeyLink[],
): void {
  const { state } = ctx;
  const write = (table: typeof childKeys, hotkey: AccountId, links: readonly KeyLink[]): void => {
    if (links.length === 0) state.delete(table, [netuid, hotkey]);
    else state.set(table, [netuid, hotkey], links);
  };
  const othersOf = (child: AccountId): readonly KeyLink[] =>
    parentsOf(state, netuid, child).filter(({ hotkey }) => hotkey !== parent);

  for (const { hotkey: child } of childrenOf(state, netuid, parent))
    write(parentKeys, child, othersOf(child));
  for (const { hotkey: child, proportion } of children)
    write(parentKeys, child, [...othersOf(child), { hotkey: parent, proportion }]);
  write(childKeys, parent, children);
}
