import type { Matrix } from "./matrix.js";
import type { EpochInputs, EpochParams } from "./types.js";

/** Bonds to a uid that registered in this block or later mean its predecessor. */
export function firstBlockOfNewUids(params: EpochParams): number {
  const { currentBlock, tempo, lastMechanismStepBlock } = params;
  return lastMechanismStepBlock === 0 ? Math.max(0, currentBlock - tempo) : lastMechanismStepBlock + 1;
}

/**
 * The stored bonds that still mean the uid they name: not those to a uid that registered since the last epoch. With no
 * epoch yet the limit is one tempo ago. Rows are read whether or not their uid has a permit.
 */
export function readBonds(params: EpochParams, inputs: EpochInputs): Matrix<number> {
  const firstNewBlock = firstBlockOfNewUids(params);
  const isSame = (target: number): boolean => (inputs.blockAtRegistration[target] ?? 0) < firstNewBlock;
  return inputs.bonds.map((row) => row.filter(([target]) => isSame(target)));
}
