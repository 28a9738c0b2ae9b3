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

/** Where a row of blocks ends. */
export interface AdvanceEnd {
  /** Whether a block is the last one, asked after it was applied. */
  isOver(height: number): boolean;
  /** In front of this height only a block that runs an epoch can be the last one: the others need not be asked about. */
  readonly askFrom: number;
}

/**
 * Turns a wish into the question whether a height is the last one.
 *
 * @throws SK1223 for a wish that is not ahead, or out of reach
 */
export function endOfAdvance(state: State, headHeight: number, advance: Advance): AdvanceEnd {
  if ("epochs" in advance) return afterEpochs(state, headHeight, advance.epochs);
  const last = "blocks" in advance ? headHeight + advance.blocks : advance.toBlock;
  assertReachable(headHeight, last);
  return { isOver: (height) => height >= last, askFrom: last };
}

function afterEpochs(state: State, headHeight: number, epochs: number): AdvanceEnd {
  if (!Number.isSafeInteger(epochs) || epochs < 1) throw refused(`${epochs} is no number of epochs`);
  const wanted = netuidsOf(state).map((netuid) => ({
    netuid,
    epochIndex: scheduleOf(state, netuid).epochIndex + epochs,
  }));
  if (wanted.length === 0) throw refused("there is no subnet, so there are no epochs");
  const furthest = headHeight + MAX_BLOCKS;
  const isOver = (height: number): boolean => {
    if (height > furthest) throw refused(`${epochs} epochs take more than ${MAX_BLOCKS} blocks`);
    return wanted.every(({ netuid, epochIndex }) => scheduleOf(state, netuid).epochIndex >= epochIndex);
  };
  return { isOver, askFrom: furthest + 1 };
}

function assertReachable(headHeight: number, last: number): void {
  if (!Number.isSafeInteger(last)) throw refused(`${last} is no height`);
  if (last <= headHeight) throw refused(`the chain is at ${headHeight} already`);
  if (last - headHeight > MAX_BLOCKS) throw refused(`one advance crosses at most ${MAX_BLOCKS} blocks`);
}

function refused(reason: string): Error {
  return fail(chainErrors.badAdvance, { reason });
}
