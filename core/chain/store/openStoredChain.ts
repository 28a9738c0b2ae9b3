import type { Consensus } from "../../epoch/consensus.js";
import { fail } from "../../primitives/errors.js";
import type { Store, StoreWrite } from "../../primitives/store.js";
import type { State } from "../../state/state.js";
import { assertConsistentGenesis } from "../assertConsistentGenesis.js";
import { buildGenesisState } from "../buildGenesisState.js";
import { createChain, type Chain, type ChainOptions } from "../chain.js";
import type { Genesis } from "../genesis.js";
import { headOf } from "../head.js";
import { genesisHash } from "../loadGenesis.js";
import { addChecksums, checksumOf, type Checksum } from "./checksum.js";
import { encodeEntry, loadStoredState } from "./loadStoredState.js";
import { createPersister } from "./persister.js";
import { encodeHead } from "./storedHead.js";
import { encodeMeta, storedGenesis } from "./storedGenesis.js";
import { storeErrors } from "./storeErrors.js";
import { entryKey, HEAD_KEY, META_KEY } from "./storeKeys.js";

export interface StoredChainOptions extends Pick<ChainOptions, "historyBlocks" | "historyEpochs"> {
  readonly store: Store;
  /** Has to be the one that the store was begun with. */
  readonly genesis: Genesis;
  readonly consensus?: Consensus;
  /** How many blocks back the log reaches; complete, and so replayable from the genesis, if left out. */
  readonly keepBlocks?: number;
  /** A state hash stands in the record of every block whose height this divides; of each block if left out. */
  readonly hashEvery?: number;
}

/**
 * A chain that continues from a store, or begins in an empty one. Each block is durable before anyone is told of it.
 *
 * @throws SK1600–SK1603 for a store of something else, of another format or genesis, or a damaged one; and what
 * `createChain` and the store throw
 * @example
 * const chain = openStoredChain({ store: await openLmdbStore("./data"), genesis });
 */
export function openStoredChain(options: StoredChainOptions): Chain {
  const { store, genesis, keepBlocks, hashEvery = 1 } = options;
  const { state, checksum } = loadOrBegin(store, genesis);
  const persister = createPersister({ store, state, checksum, keepBlocks, hashEvery });
  return createChain({ ...options, state, persister });
}

interface Loaded {
  readonly state: State;
  readonly checksum: Checksum;
}

function loadOrBegin(store: Store, genesis: Genesis): Loaded {
  const stored = storedGenesis(store);
  if (stored === undefined) return begin(store, genesis);
  const [found, expected] = [genesisHash(stored), genesisHash(genesis)];
  if (found !== expected) throw fail(storeErrors.otherGenesis, { found, expected });
  const { state, head } = loadStoredState(store);
  return { state, checksum: head.checksum };
}

function begin(store: Store, genesis: Genesis): Loaded {
  assertConsistentGenesis(genesis);
  const state = buildGenesisState(genesis);
  const batch: StoreWrite[] = [{ key: META_KEY, value: encodeMeta(genesis) }];
  let checksum: Checksum = 0n;
  for (const table of state.tables()) {
    for (const [key, value] of state.entries(table)) {
      const write = { key: entryKey(table, key), value: encodeEntry(table, key, value) };
      checksum = addChecksums(checksum, checksumOf(write.key, write.value));
      batch.push(write);
    }
  }
  const { height, id } = headOf(state);
  batch.push({ key: HEAD_KEY, value: encodeHead({ height, id, checksum }) });
  store.write(batch);
  return { state, checksum };
}
