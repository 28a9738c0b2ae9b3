import type { Chain } from "../../core/chain/chain.js";
import type { SoloEngine } from "../../plugins/engine-solo/soloEngine.js";
import type { SubnetHost } from "./subnetHost.js";

/**
 * Seals block after block, each as soon as everything that the block before set off is done. Extrinsics of a block are
 * ordered by the engine, so nothing depends on who was faster.
 */
export async function sealInLockstep(
  engine: SoloEngine,
  chain: Chain,
  hosts: readonly Pick<SubnetHost, "handled">[],
  isOver: () => boolean,
): Promise<void> {
  for (;;) {
    const { height } = chain.head;
    await Promise.all(hosts.map((host) => host.handled(height)));
    if (isOver()) return;
    engine.seal();
  }
}
