import type { Call } from "../../core/chain/callSchemas.js";
import type { Chain } from "../../core/chain/chain.js";
import { nextNonce } from "../../core/chain/nonces.js";
import { signExtrinsic } from "../../core/chain/signExtrinsic.js";
import type { Signer } from "../../core/primitives/keys.js";
import type { AccountId } from "../../core/primitives/ss58.js";

/** Blocks in which an extrinsic may be included. */
const LIFETIME_BLOCKS = 64;

type Waiting = ReadonlyMap<AccountId, readonly Uint8Array[]>;

/** Signed calls that wait for the next block. */
export interface ExtrinsicQueue {
  readonly size: number;
  /**
   * Signs a call with the signer's next nonce and has it wait.
   *
   * @returns its id, by which its receipt is found
   * @throws SK1201–SK1211 for what could not be in the next block
   */
  submit(signer: Signer, call: Call): string;
  /** Empties the queue into the order of a block: by signer's address, then nonce, however the submissions interleaved. */
  take(): readonly Uint8Array[];
  /** What waits, to be put back by `restore`. */
  keep(): Waiting;
  restore(kept: Waiting): void;
}

/** The queue of a chain that has one producer, who never drops anything. */
export function createExtrinsicQueue(chain: Chain): ExtrinsicQueue {
  let waiting = new Map<AccountId, readonly Uint8Array[]>();
  let size = 0;
  const pendingOf = (account: AccountId): number => waiting.get(account)?.length ?? 0;

  return {
    get size() {
      return size;
    },
    submit: (signer, call) => {
      const { account } = signer;
      const encoded = signExtrinsic(signer, {
        call,
        nonce: nextNonce(chain.state, account) + pendingOf(account),
        era: { birth: chain.head.height + 1, lifetime: LIFETIME_BLOCKS },
        genesisHash: chain.genesisHash,
      });
      const { id } = chain.checkExtrinsic(encoded, pendingOf);
      waiting.set(account, [...(waiting.get(account) ?? []), encoded]);
      size += 1;
      return id;
    },
    take: () => {
      const ordered = [...waiting].sort(([a], [b]) => (a < b ? -1 : 1)).flatMap(([, ofSigner]) => ofSigner);
      waiting = new Map();
      size = 0;
      return ordered;
    },
    keep: () => new Map(waiting),
    restore: (kept) => {
      waiting = new Map(kept);
      size = [...kept.values()].reduce((sum, { length }) => sum + length, 0);
    },
  };
}
