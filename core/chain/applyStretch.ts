import { stateHash } from "../state/hash.js";
import { emptyBlockIds } from "./block.js";
import type { BlockTarget } from "./applyBlock.js";
import { applyBlockStep } from "./blockStep.js";
import { setHead } from "./head.js";
import type { StretchRecord } from "./store/logRecord.js";

/** What a stretch is applied to. */
export interface StretchTarget extends Pick<BlockTarget, "state" | "head" | "consensus" | "observeEpoch"> {
  /** Makes the stretch durable, once it stands in the state. If it throws, nothing of the stretch remains. */
  readonly persist?: (record: StretchRecord) => void;
}

/**
 * Applies blocks without extrinsics, one after the other, until `isOver` says so of a height: the same state and the same
 * block ids as block by block. Nobody gets their events; the state hash and the store are brought up to date once, at the
 * end.
 */
export function applyStretch(target: StretchTarget, isOver: (height: number) => boolean): StretchRecord {
  const { state, head, consensus, observeEpoch } = target;
  const checkpoint = state.checkpoint();
  try {
    let { height } = head;
    const ids = emptyBlockIds(head.id);
    do {
      height += 1;
      applyBlockStep({ state, height, emit: ignore }, consensus, observeEpoch);
      ids.add(height);
    } while (!isOver(height));
    const id = ids.last;
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

function ignore(): void {
  // Events are for those who follow block by block.
}
