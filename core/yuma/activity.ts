import type { EpochParams } from "./types.js";

/** Blocks after its last weights during which a uid counts as active: the factor times tempo, at least 1. */
export function activityCutoff(params: Pick<EpochParams, "activityCutoffFactorMilli" | "tempo">): number {
  const thousandths = params.activityCutoffFactorMilli * params.tempo;
  return Math.max(1, (thousandths - (thousandths % 1000)) / 1000);
}

/** Who set weights recently enough. The last block of the cutoff still counts as active. */
export function findActive(params: EpochParams, lastUpdate: readonly number[]): boolean[] {
  const cutoff = activityCutoff(params);
  return Array.from({ length: params.n }, (_, uid) => (lastUpdate[uid] ?? 0) + cutoff >= params.currentBlock);
}
