import type { SealedBlock } from "../../core/chain/block.js";
import { endOfAdvance, type Advance } from "../../core/chain/advance.js";
import type { Chain } from "../../core/chain/chain.js";
import { chainErrors } from "../../core/chain/chainErrors.js";
import type { ReadExtrinsic } from "../../core/chain/extrinsicReader.js";
import type { StretchRecord } from "../../core/chain/store/logRecord.js";
import { fail, isSubnetkitError, reportOf, type ErrorReport } from "../../core/primitives/errors.js";
import type { VerifyBatch } from "../../core/primitives/verifySigned.js";
import type { Clock } from "../../core/roles/ports.js";
import { engineErrors } from "./engineErrors.js";
import { createListeners } from "./listeners.js";
import { createPool, type Admit, type Dropped, type PoolLimits } from "./pool.js";
import { startSealer, type Sealing } from "./sealing.js";

export interface SoloEngineOptions {
  readonly chain: Chain;
  readonly clock: Clock;
  readonly sealing: Sealing;
  /** Most extrinsics that wait; 10,000, and 256 of one signer, if left out. */
  readonly limits?: PoolLimits;
  /** Verifies the signatures of `submitBatch`, in other threads; this thread verifies them one by one if left out. */
  readonly verify?: VerifyBatch;
  /** Asked before an extrinsic enters the pool, once it is known to be valid; everything is admitted if left out. */
  readonly admit?: Admit;
  /** Told what listeners throw, and why the engine stopped by itself if it did; a process warning if left out. */
  readonly reportFault?: (fault: unknown) => void;
}

/** What became of one extrinsic of a batch: its id in the pool, or the refusal. */
export type Submitted = { readonly id: string } | Refused;

interface Refused {
  readonly refusal: ErrorReport;
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
   * Takes many extrinsics, in this order, their signatures verified together first. Never rejects: each has its answer.
   */
  submitBatch(encoded: readonly Uint8Array[]): Promise<readonly Submitted[]>;
  /**
   * Seals the next block now, whatever the policy, with everything that waits.
   * @throws SK1703 once stopped; what keeps the block from being made or stored, and then the engine has stopped
   */
  seal(): SealedBlock;
  /**
   * Seals what waits, if anything does, then crosses empty blocks until the chain is where it was asked to be.
   * @returns the stretch, or undefined where the block that was sealed first was far enough
   * @throws SK1223 for what is not ahead, SK1703 once stopped; as `seal`
   */
  advance(advance: Advance): StretchRecord | undefined;
  /** Calls back after each block. @returns a function that ends it */
  onBlock(listener: (block: SealedBlock) => void): () => void;
  /** Calls back after each stretch, whose blocks are announced no other way. @returns a function that ends it */
  onStretch(listener: (stretch: StretchRecord) => void): () => void;
  /** Calls back when the engine has to stop: a block could not be made or stored. @returns a function that ends it */
  onFailure(listener: (reason: unknown) => void): () => void;
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
  const pool = createPool(chain, limits, options.admit);
  const blocks = createListeners<SealedBlock>(reportFault);
  const stretches = createListeners<StretchRecord>(reportFault);
  const failures = createListeners<unknown>(reportFault);
  const drops = createListeners<Dropped>(reportFault);
  let stopped = false;

  const refuseStopped = (): void => {
    if (stopped) throw fail(engineErrors.stopped);
  };
  const stop = (): void => {
    stopped = true;
    sealer.stop();
  };
  /** The same block would fail for ever, and one that is not stored must not be built on: better to stand still. */
  const orStop = <Result>(act: () => Result): Result => {
    refuseStopped();
    try {
      return act();
    } catch (reason) {
      if (isRefusal(reason)) throw reason;
      stop();
      failures.announce(reason);
      throw reason;
    }
  };
  const seal = (): SealedBlock => {
    const { block, dropped } = orStop(() => {
      const taken = pool.take();
      return { block: chain.applyBlock(taken.extrinsics), dropped: taken.dropped };
    });
    dropped.forEach((each) => drops.announce(each));
    blocks.announce(block);
    return block;
  };
  const sealer = startSealer(sealing, clock, () => {
    try {
      seal();
    } catch (reason) {
      reportFault(reason);
    }
  });

  const admit = (read: ReadExtrinsic): string => {
    refuseStopped();
    const id = pool.add(read);
    sealer.submitted();
    return id;
  };

  const readOrRefuse = (encoded: Uint8Array): ReadExtrinsic | Refused => {
    try {
      return chain.readExtrinsic(encoded);
    } catch (refusal) {
      return { refusal: reportOf(refusal) };
    }
  };
  const admitOrRefuse = (read: ReadExtrinsic): Submitted => {
    try {
      return { id: admit(read) };
    } catch (refusal) {
      return { refusal: reportOf(refusal) };
    }
  };

  return {
    get pending() {
      return pool.size;
    },
    submit: (encoded) => {
      refuseStopped();
      return admit(chain.readExtrinsic(encoded));
    },
    submitBatch: async (encoded) => {
      // Read at once: the caller may reuse its buffers while the signatures are verified.
      const reads: (ReadExtrinsic | Refused)[] = [];
      const verified: Promise<void>[] = [];
      for (let start = 0; start < encoded.length; start += READ_AHEAD) {
        const some = encoded.slice(start, start + READ_AHEAD).map(readOrRefuse);
        for (const read of some) reads.push(read);
        if (options.verify !== undefined) {
          // Without verdicts, admitting verifies: a failed pool costs time, not correctness.
          verified.push(chain.verifyAhead(some.filter(isRead), options.verify).catch(reportFault));
        }
      }
      await Promise.all(verified);
      return reads.map((read) => (isRead(read) ? admitOrRefuse(read) : read));
    },
    seal,
    advance: (advance) => {
      refuseStopped();
      const end = endOfAdvance(chain.state, chain.head.height, advance);
      if (pool.size > 0 && end.isOver(seal().height)) return undefined;
      const stretch = orStop(() => chain.advanceUntil(end));
      stretches.announce(stretch);
      return stretch;
    },
    onBlock: (listener) => blocks.add(listener),
    onStretch: (listener) => stretches.add(listener),
    onFailure: (listener) => failures.add(listener),
    onDropped: (listener) => drops.add(listener),
    stop,
  };
}

/** Extrinsics read before their signatures are sent to be verified: the threads that do it don't wait for the last one. */
const READ_AHEAD = 128;

/** Asked for too much: a stretch was given up, and nothing is wrong with the chain. */
function isRefusal(reason: unknown): boolean {
  return isSubnetkitError(reason) && reason.code === chainErrors.badAdvance.code;
}

function isRead(read: ReadExtrinsic | Refused): read is ReadExtrinsic {
  return "extrinsic" in read;
}

function warn(fault: unknown): void {
  process.emitWarning(fault instanceof Error ? fault : String(fault));
}
