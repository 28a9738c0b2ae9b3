import type { Chain } from "../../core/chain/chain.js";
import { hexToBytes } from "../../core/primitives/bytes.js";
import { reportOf, type ErrorReport } from "../../core/primitives/errors.js";
import type { Signer } from "../../core/primitives/keys.js";
import { randomFrom } from "../../core/primitives/random.js";
import type { PluginState } from "../../core/plugin/subnet.js";
import { hyperparameters } from "../../core/registry/hyperparameters.js";
import { uidOf } from "../../core/registry/neurons.js";
import { scheduleOf } from "../../core/registry/subnets.js";
import type { ChainPort } from "../../core/roles/ports.js";
import { weightCommitHash } from "../../core/weights/weightCommitHash.js";
import { openCommitsOf, revealEpochOf } from "../../core/weights/weightCommits.js";
import type { ExtrinsicQueue } from "./extrinsicQueue.js";

/** A validator's way to set weights, in the open or committed to first, as its subnet asks. */
export interface WeightsPort extends Pick<ChainPort, "genesisHash" | "setWeights"> {
  /** Reveals what is due: to be called when an epoch has ended. */
  reveal(): void;
}

interface Committed {
  readonly uids: readonly number[];
  readonly values: readonly number[];
  readonly salt: readonly number[];
}

/** Where committed weights wait, by their hash: a validator that goes back in time must find what it committed to then. */
const keyOf = (hash: string): string => `role/committed/${hash}`;

/** Words of u16: as many as make a guess hopeless. */
const SALT_LENGTH = 8;

/** Connects a validator to the chain of its own process. */
export function createWeightsPort({
  chain,
  queue,
  netuid,
  signer,
  state,
}: {
  readonly chain: Chain;
  readonly queue: ExtrinsicQueue;
  readonly netuid: number;
  readonly signer: Signer;
  readonly state: PluginState;
}): WeightsPort {
  const hotkey = signer.account;
  const commit = (uids: readonly number[], values: readonly number[], versionKey: bigint): void => {
    const random = randomFrom(`weights salt/${chain.genesisHash}/${netuid}/${hotkey}/${chain.head.height}`);
    const salt = Array.from({ length: SALT_LENGTH }, () => random.integer(65_536));
    const hash = weightCommitHash({ netuid, hotkey, uids, values, salt, versionKey });
    queue.submit(signer, { name: "weights.commit", args: { netuid, hash: hexToBytes(hash) } });
    const committed: Committed = { uids, values, salt };
    state.set(keyOf(hash), committed);
  };

  return {
    genesisHash: chain.genesisHash,
    setWeights: (_, uids, values): Promise<ErrorReport | undefined> => {
      try {
        const { commitRevealEnabled, weightsVersionKey: versionKey } = hyperparameters(chain.state, netuid);
        const own = [[...uids], [...values]] as const;
        if (commitRevealEnabled) commit(...own, versionKey);
        else
          queue.submit(signer, {
            name: "weights.set",
            args: { netuid, uids: own[0], values: own[1], versionKey },
          });
        return Promise.resolve(undefined);
      } catch (error) {
        return Promise.resolve(reportOf(error));
      }
    },
    reveal: () => {
      const uid = uidOf(chain.state, netuid, hotkey);
      if (uid === undefined) return;
      const { epochIndex } = scheduleOf(chain.state, netuid);
      const { weightsVersionKey: versionKey } = hyperparameters(chain.state, netuid);
      for (const open of openCommitsOf(chain.state, netuid, uid)) {
        if (revealEpochOf(chain.state, netuid, open) !== epochIndex) continue;
        // Only this port writes below its prefix.
        const committed = state.get(keyOf(open.hash)) as Committed | undefined;
        if (!committed) continue;
        state.delete(keyOf(open.hash));
        const { uids, values, salt } = committed;
        queue.submit(signer, {
          name: "weights.reveal",
          args: { netuid, uids: [...uids], values: [...values], salt: [...salt], versionKey },
        });
      }
    },
  };
}
