import type { SealedBlock } from "../../core/chain/block.js";
import type { Chain } from "../../core/chain/chain.js";
import { fail } from "../../core/primitives/errors.js";
import type { Clock } from "../../core/roles/ports.js";
import { engineErrors } from "./engineErrors.js";
import { createListeners } from "./listeners.js";
import { createPool, type Dropped, type PoolLimits } from "./pool.js";
import { startSealer, type Sealing } from "./sealing.js";

export interface SoloEngineOptions {
  readonly chain: Chain;
  readonly clock: Clock;
  readonly sealing: Sealing;
  /** Most extrinsics that wait; 10,000, and 256 of one signer, if left out. */
  readonly limits?: PoolLimits;
  /** Told what listeners throw, and why sealing on its own ended if it did; a process warning if left out. */
  readonly reportFault?: (fault: unknown) => void;
}

/** Orders extrinsics and seals blocks, alone: the only producer of its network. */
export interface SoloEngine {
  /** Extrinsics that wait for a block. */
  readonly pending: number;
  /**
   * Takes an extrinsic into the pool.
   *
   * @returns its id, by which its receipt is found in a block to come
   * @throws SK1201–SK1211 for what could not be in the next block, SK1701, SK1702 for a full pool, SK1703 once stopped
   */
  submit(encoded: Uint8Array): string;
  /**
   * Seals the next block now, whatever the policy, with everything that waits.
   * @throws SK1703 once stopped
   */
  seal(): SealedBlock;
  /** Calls back after each block. @returns a function that ends it */
  onBlock(listener: (block: SealedBlock) => void): () => void;
  /** Calls back for each extrinsic that left the pool without a block. @returns a function that ends it */
  onDropped(listener: (dropped: Dropped) => void): () => void;
  stop(): void;
}

/**
 * An engine on a chain. Within a block, extrinsics stand in the order of their signers' addresses, then nonces, so the
 * same submissions give the same block however they interleave.
 *
 * @throws SK1704 for an impossible interval
 * @example
 * const engine = createSoloEngine({ chain, clock, sealing: { policy: "interval", intervalMs: 1_000 } });
 * engine.onBlock((block) => console.log(block.height));
 */
export function createSoloEngine(options: SoloEngineOptions): SoloEngine {
  const { chain, clock, sealing, limits = { extrinsics: 10_000, perSigner: 256 } } = options;
  const reportFault = options.reportFault ?? warn;
  const pool = createPool(chain, limits);
  const blocks = createListeners<SealedBlock>(reportFault);
  const drops = createListeners<Dropped>(reportFault);
  let stopped = false;

  const refuseStopped = (): void => {
    if (stopped) throw fail(engineErrors.stopped);
  };
  const seal = (): SealedBlock => {
    refuseStopped();
    const { extrinsics, dropped } = pool.take();
    const block = chain.applyBlock(extrinsics);
    dropped.forEach((each) => drops.announce(each));
    blocks.announce(block);
    return block;
  };
  const stop = (): void => {
    stopped = true;
    sealer.stop();
  };
  const sealer = startSealer(sealing, clock, () => {
    try {
      seal();
    } catch (defect) {
      // Only a defect of the kernel comes here. The same block would fail for ever: better to stand still and say so.
      stop();
      reportFault(defect);
    }
  });

  return {
    get pending() {
      return pool.size;
    },
    submit: (encoded) => {
      refuseStopped();
      const id = pool.add(encoded);
      sealer.submitted();
      return id;
    },
    seal,
    onBlock: (listener) => blocks.add(listener),
    onDropped: (listener) => drops.add(listener),
    stop,
  };
}

function warn(fault: unknown): void {
  process.emitWarning(fault instanceof Error ? fault : String(fault));
}
