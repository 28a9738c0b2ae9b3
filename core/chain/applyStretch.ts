import { stateHash } from "../state/hash.js";
import type { AdvanceEnd } from "./advance.js";
import type { BlockTarget } from "./applyBlock.js";
import { applyBlockStep } from "./blockStep.js";
import { crossEmptyBlocks } from "./emptyBlocks/crossEmptyBlocks.js";
import { lastEmptyBlockId } from "./emptyBlocks/lastEmptyBlockId.js";
import { setHead } from "./head.js";
import type { StretchRecord } from "./store/logRecord.js";

/** What a stretch is applied to. */
export interface StretchTarget extends Pick<BlockTarget, "state" | "head" | "consensus" | "observeEpoch"> {
  /** Makes the stretch durable, once it stands in the state. If it throws, nothing of the stretch remains. */
  readonly persist?: (record: StretchRecord) => void;
}

/**
 * Applies blocks without extrinsics, one after the other, up to the end: the same state and the same block ids as block by
 * block. Nobody gets their events; the state hash and the store are brought up to date once, at the end.
 */
export function applyStretch(target: StretchTarget, end: AdvanceEnd): StretchRecord {
  const { state, head } = target;
  const checkpoint = state.checkpoint();
  try {
    let { height } = head;
    do {
      height = applySome(target, height, end.askFrom);
    } while (!end.isOver(height));
    const id = lastEmptyBlockId(head, height);
    setHead(state, { height, id });
    const record: StretchRecord = { from: head.height + 1, to: height, id, stateHash: stateHash(state) };
    target.persist?.(record);
    state.commit(checkpoint);
    return record;
  } catch (defect) {
    state.revert(checkpoint);
    throw defect;
  }
}

/** Blocks that only move numbers, as far as `to`, or else the next one. @returns the height of the last */
function applySome({ state, consensus, observeEpoch }: StretchTarget, height: number, to: number): number {
  const reached = crossEmptyBlocks({ state, height, emit: ignore }, to);
  if (reached > height) return reached;
  applyBlockStep({ state, height: height + 1, emit: ignore }, consensus, observeEpoch);
  return height + 1;
}

function ignore(): void {
  // Events are for those who follow block by block.
}
