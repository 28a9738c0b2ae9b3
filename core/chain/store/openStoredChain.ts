import type { Consensus } from "../../epoch/consensus.js";
import { equalBytes } from "../../primitives/bytes.js";
import { fail } from "../../primitives/errors.js";
import type { Store, StoreWrite } from "../../primitives/store.js";
import type { State } from "../../state/state.js";
import { assertConsistentGenesis } from "../assertConsistentGenesis.js";
import { buildGenesisState } from "../buildGenesisState.js";
import { createChain, type Chain, type ChainOptions } from "../chain.js";
import type { Genesis } from "../genesis.js";
import { headOf } from "../head.js";
import { genesisHash } from "../loadGenesis.js";
import { encodeEntry } from "../../state/entryForm.js";
import { stateHash } from "../../state/hash.js";
import { loadStoredState } from "./loadStoredState.js";
import { createPersister } from "./persister.js";
import { createStoredBlocks } from "./storedBlocks.js";
import { encodeHead } from "./storedHead.js";
import { encodeMeta, readMeta } from "./storedMeta.js";
import { currentSchema } from "./storedSchema.js";
import { storeErrors } from "./storeErrors.js";
import { entryKey, HEAD_KEY, META_KEY } from "./storeKeys.js";

export interface StoredChainOptions extends Pick<ChainOptions, "historyBlocks" | "historyEpochs"> {
  readonly store: Store;
  /** Has to be the one that the store was begun with. */
  readonly genesis: Genesis;
  readonly consensus?: Consensus;
  /** How many blocks back the log reaches; complete, and so replayable from the genesis, if left out. */
  readonly keepBlocks?: number;
  /** Name and version of this program, for whoever opens the store with another. */
  readonly program?: string;
}

/** Extrinsics whose blocks are kept in memory too: what is older is read from the store. */
const IN_MEMORY = 1_024;

/**
 * A chain that continues from a store, or begins in an empty one. Each block is durable before anyone is told of it.
 *
 * @throws SK1600–SK1603, SK1607 for a store of something else, of another format, program or genesis, or a damaged one; and
 * what `createChain` and the store throw
 * @example
 * const chain = openStoredChain({ store: await openLmdbStore("./data"), genesis });
 */
export function openStoredChain(options: StoredChainOptions): Chain {
  const { store, keepBlocks } = options;
  const state = loadOrBegin(options);
  const persister = createPersister({ store, state, keepBlocks });
  const storedBlocks = createStoredBlocks(store);
  return createChain({ historyExtrinsics: IN_MEMORY, ...options, state, persister, storedBlocks });
}

function loadOrBegin({ store, genesis, program = "an unnamed program" }: StoredChainOptions): State {
  const stored = readMeta(store);
  const meta = encodeMeta({ genesis, writtenBy: program, schema: currentSchema() });
  if (stored === undefined) return begin(store, genesis, meta);
  const [found, expected] = [genesisHash(stored.genesis), genesisHash(genesis)];
  if (found !== expected) {
    throw fail(storeErrors.otherGenesis, { difference: `its genesis is ${found}, not ${expected}` });
  }
  const state = loadStoredState(store);
  // Tables that are new since, and who answers for what is written from here on.
  if (!equalBytes(store.get(META_KEY) ?? meta, meta)) store.write([{ key: META_KEY, value: meta }]);
  return state;
}

function begin(store: Store, genesis: Genesis, meta: Uint8Array): State {
  assertConsistentGenesis(genesis);
  const state = buildGenesisState(genesis);
  const batch: StoreWrite[] = [{ key: META_KEY, value: meta }];
  for (const table of state.tables()) {
    for (const [key, value] of state.entries(table)) {
      batch.push({ key: entryKey(table, key), value: encodeEntry(table, key, value) });
    }
  }
  const { height, id } = headOf(state);
  batch.push({ key: HEAD_KEY, value: encodeHead({ height, id, stateHash: stateHash(state) }) });
  store.write(batch);
  return state;
}
