import { fail } from "../primitives/errors.js";
import { netuidsOf, scheduleOf } from "../registry/subnets.js";
import type { State } from "../state/state.js";
import { chainErrors } from "./chainErrors.js";

/**
 * How far to go: so many blocks, until every subnet has run so many epochs more, or to a height.
 *
 * @example chain.advance({ epochs: 3 });
 */
export type Advance =
  { readonly blocks: number } | { readonly epochs: number } | { readonly toBlock: number };

/** More than ten years of blocks: a slip of the finger would never come back. */
const MAX_BLOCKS = 30_000_000;

/**
 * Turns a wish into the question whether a height is the last one. To be asked once for each block, after it was applied.
 *
 * @throws SK1223 for a wish that is not ahead, or out of reach
 */
export function endOfAdvance(
  state: State,
  headHeight: number,
  advance: Advance,
): (height: number) => boolean {
  if ("epochs" in advance) return afterEpochs(state, headHeight, advance.epochs);
  const last = "blocks" in advance ? headHeight + advance.blocks : advance.toBlock;
  assertReachable(headHeight, last);
  return (height) => height >= last;
}

function afterEpochs(state: State, headHeight: number, epochs: number): (height: number) => boolean {
  if (!Number.isSafeInteger(epochs) || epochs < 1) throw refused(`${epochs} is no number of epochs`);
  const wanted = netuidsOf(state).map((netuid) => ({
    netuid,
    epochIndex: scheduleOf(state, netuid).epochIndex + epochs,
  }));
  if (wanted.length === 0) throw refused("there is no subnet, so there are no epochs");
  const furthest = headHeight + MAX_BLOCKS;
  return (height) => {
    if (height > furthest) throw refused(`${epochs} epochs take more than ${MAX_BLOCKS} blocks`);
    return wanted.every(({ netuid, epochIndex }) => scheduleOf(state, netuid).epochIndex >= epochIndex);
  };
}

function assertReachable(headHeight: number, last: number): void {
  if (!Number.isSafeInteger(last)) throw refused(`${last} is no height`);
  if (last <= headHeight) throw refused(`the chain is at ${headHeight} already`);
  if (last - headHeight > MAX_BLOCKS) throw refused(`one advance crosses at most ${MAX_BLOCKS} blocks`);
}

function refused(reason: string): Error {
  return fail(chainErrors.badAdvance, { reason });
}
