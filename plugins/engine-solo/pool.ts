import type { AccountId } from "../../core/primitives/ss58.js";
import type { Chain } from "../../core/chain/chain.js";
import type { Extrinsic } from "../../core/chain/extrinsic.js";
import type { ReadExtrinsic } from "../../core/chain/extrinsicReader.js";
import { fail, reportOf, SubnetkitError, type ErrorReport } from "../../core/primitives/errors.js";
import { engineErrors } from "./engineErrors.js";

export interface PoolLimits {
  readonly extrinsics: number;
  readonly perSigner: number;
}

/** May keep a valid extrinsic out of this pool, never out of a block. */
export type Admit = (extrinsic: Extrinsic, sizeBytes: number) => ErrorReport | undefined;

/** An extrinsic that left the pool without a block, and why. */
export interface Dropped extends ErrorReport {
  readonly id: string;
}

/** Extrinsics that wait for a block. Every one was valid when it came, after those of the same signer before it. */
export interface Pool {
  readonly size: number;
  /** @returns its id @throws SK1701, SK1702, and whatever `Chain.checkExtrinsic` refuses */
  add(extrinsic: ReadExtrinsic): string;
  /**
   * Empties the pool into the order of a block: by signer's address, then nonce. What is no longer valid, because its era
   * is over or the chain was taken back, is dropped.
   */
  take(): { readonly extrinsics: readonly ReadExtrinsic[]; readonly dropped: readonly Dropped[] };
}

export function createPool(chain: Chain, limits: PoolLimits, admit?: Admit): Pool {
  /** By signer, each in the order of nonces. */
  const waiting = new Map<AccountId, ReadExtrinsic[]>();
  let size = 0;

  const pendingOf = (signer: AccountId): number => waiting.get(signer)?.length ?? 0;

  return {
    get size() {
      return size;
    },

    add: (read) => {
      if (size >= limits.extrinsics) throw fail(engineErrors.poolFull, { count: size });
      const extrinsic = chain.checkExtrinsic(read, pendingOf);
      const { id, signer } = extrinsic;
      const known = waiting.get(signer);
      const ofSigner = known ?? [];
      if (ofSigner.length >= limits.perSigner) {
        throw fail(engineErrors.signerQuota, { count: ofSigner.length, signer });
      }
      const refusal = admit?.(extrinsic, read.encoded.length);
      if (refusal) throw new SubnetkitError(refusal);
      ofSigner.push(read);
      if (known === undefined) waiting.set(signer, ofSigner);
      size += 1;
      return id;
    },

    take: () => {
      const ordered = [...waiting.entries()].sort(([a], [b]) => (a < b ? -1 : 1));
      waiting.clear();
      size = 0;
      const extrinsics: ReadExtrinsic[] = [];
      const dropped: Dropped[] = [];
      for (const [, ofSigner] of ordered) {
        let kept = 0;
        for (const read of ofSigner) {
          try {
            chain.checkExtrinsic(read, () => kept);
            extrinsics.push(read);
            kept += 1;
          } catch (error) {
            dropped.push({ id: read.extrinsic.id, ...reportOf(error) });
          }
        }
      }
      return { extrinsics, dropped };
    },
  };
}
