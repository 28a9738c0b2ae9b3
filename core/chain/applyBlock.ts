import type { EpochRecord } from "../emission/epochRecord.js";
import type { Consensus } from "../epoch/consensus.js";
import { fail } from "../primitives/errors.js";
import type { KernelEvent } from "../state/context.js";
import { applyExtrinsic, type BlockPlace } from "./applyExtrinsic.js";
import { blockId, type Block, type BlockRef, type SealedBlock } from "./block.js";
import { bytesOf, type ReadExtrinsic } from "./extrinsicReader.js";
import { applyBlockStep } from "./blockStep.js";
import { chainErrors } from "./chainErrors.js";
import { setHead } from "./head.js";

/** A block whose extrinsics were read before, or not. */
export interface ProposedBlock extends Omit<Block, "extrinsics"> {
  readonly extrinsics: readonly (Uint8Array | ReadExtrinsic)[];
}

/** What a block is applied to. */
export interface BlockTarget extends Omit<BlockPlace, "height"> {
  readonly head: BlockRef;
  readonly consensus: Consensus;
  /** Told of each epoch of the block, once the block is certain. */
  readonly observeEpoch?: (epoch: EpochRecord) => void;
  /** Makes the block durable, once it stands in the state. If it throws, nothing of the block remains. */
  readonly persist?: (sealed: SealedBlock) => void;
}

/**
 * Applies the next block: first the block step, then each extrinsic in its own checkpoint. A block can't fail because of
 * its extrinsics. If the step itself throws, which is a defect, or the block can't be made durable, nothing of it remains.
 *
 * @throws SK1219 unless it is the next block, and whatever `persist` throws
 */
export function applyBlock(target: BlockTarget, block: ProposedBlock): SealedBlock {
  const { state, head } = target;
  const { height, parentId, extrinsics } = block;
  if (height !== head.height + 1 || parentId !== head.id) {
    throw fail(chainErrors.notNextBlock, { height, parentId, headHeight: head.height, headId: head.id });
  }
  const events: KernelEvent[] = [];
  const epochs: EpochRecord[] = [];
  const checkpoint = state.checkpoint();
  try {
    applyBlockStep({ state, height, emit: (event) => events.push(event) }, target.consensus, (epoch) =>
      epochs.push(epoch),
    );
    const place: BlockPlace = { ...target, height };
    const receipts = extrinsics.map((extrinsic, index) => applyExtrinsic(place, extrinsic, index));
    const id = blockId(
      parentId,
      height,
      receipts.map((receipt) => receipt.id),
    );
    setHead(state, { height, id });
    const sealed = { height, id, parentId, extrinsics: extrinsics.map(bytesOf), receipts, events };
    target.persist?.(sealed);
    state.commit(checkpoint);
    for (const epoch of epochs) target.observeEpoch?.(epoch);
    return sealed;
  } catch (defect) {
    state.revert(checkpoint);
    throw defect;
  }
}
