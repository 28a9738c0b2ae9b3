import type { Chain } from "../../core/chain/chain.js";
import type { SoloEngine } from "../../plugins/engine-solo/soloEngine.js";
import type { SubnetWorkers } from "./subnetWorkers.js";

/**
 * Seals block after block, each as soon as everything that the block before set off is done. Extrinsics of a block are
 * ordered by the engine, so nothing depends on who was faster.
 */
export async function sealInLockstep(
  engine: SoloEngine,
  chain: Chain,
  workers: readonly SubnetWorkers[],
  isOver: () => boolean,
): Promise<void> {
  for (;;) {
    const { height } = chain.head;
    await Promise.all(workers.map((worker) => worker.handled(height)));
    if (isOver()) return;
    engine.seal();
  }
}
