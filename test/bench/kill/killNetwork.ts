import type { Genesis } from "../../../core/chain/genesis.js";
import { referenceYuma } from "../../../core/epoch/consensus.js";
import type { Signer } from "../../../core/primitives/keys.js";
import { devKey } from "../../../runner/devnet/preset/devKeys.js";
import { localGenesis } from "../../../runner/devnet/preset/localGenesis.js";

const SEED = "kill";
const GENESIS_TIME_MS = 1_767_225_600_000;

/** The network that is killed: the local preset with three subnets, short tempos, the same each time. */
export function killGenesis(): Genesis {
  const description = (id: string, tempo: number) => ({
    id,
    version: "1.0.0",
    summary: id,
    schemaHash: "00".repeat(32),
    timeoutMs: 1_000,
    profiles: ["a", "b", "c"],
    hyperparameters: { tempo },
  });
  const consensus = { id: referenceYuma.id, version: referenceYuma.version };
  const subnets = [description("one", 7), description("two", 20), description("three", 33)];
  return localGenesis(SEED, GENESIS_TIME_MS, consensus, subnets).genesis;
}

/** Accounts that send each other TAO. */
export function killSigners(): Signer[] {
  return ["alice", "holders", "nominator-1", "nominator-2"].map(
    (name) => devKey(SEED, `${name}/coldkey`).signer,
  );
}
