import type { Context } from "../state/context.js";
import type { State } from "../state/state.js";
import { pots, type Pots } from "./tables.js";

const EMPTY: Pots = { owner: 0n, server: 0n, validator: 0n, root: 0n };

/** Alpha that waits for a subnet's next epoch. */
export function potsOf(state: State, netuid: number): Pots {
  return state.get(pots, [netuid]) ?? EMPTY;
}

/** Puts alpha that is in the caller's hand into a subnet's pots. */
export function fillPots(ctx: Context, netuid: number, added: Pots): void {
  const held = potsOf(ctx.state, netuid);
  ctx.state.set(pots, [netuid], {
    owner: held.owner + added.owner,
    server: held.server + added.server,
    validator: held.validator + added.validator,
    root: held.root + added.root,
  });
}

/** Empties a subnet's pots. What was in them is then in the caller's hand. */
export function drainPots(ctx: Context, netuid: number): Pots {
  const held = potsOf(ctx.state, netuid);
  if (held !== EMPTY) ctx.state.set(pots, [netuid], EMPTY);
  return held;
}
