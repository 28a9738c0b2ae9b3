import type { Consensus } from "../../epoch/consensus.js";
import { fail } from "../../primitives/errors.js";
import type { Store } from "../../primitives/store.js";
import { stateHash } from "../../state/hash.js";
import { createChain, type Chain } from "../chain.js";
import { firstHeightOf, isStretch } from "./logRecord.js";
import { readLog } from "./readLog.js";
import { readHead } from "./storedHead.js";
import { readMeta } from "./storedMeta.js";
import { storeErrors } from "./storeErrors.js";

/**
 * Computes a stored chain again from its genesis, in memory, and holds every block's id and every recorded state hash
 * against the log. The store stays as it is.
 *
 * @returns the replayed chain, at the store's head
 * @throws SK1605 for a log that doesn't reach back to the genesis, SK1606 for the first difference; SK1600–SK1603, SK1607
 * for a store that holds no chain
 */
export function replayStore(store: Store, consensus?: Consensus): Chain {
  const genesis = readMeta(store)?.genesis;
  if (genesis === undefined) throw fail(storeErrors.foreignStore, { reason: "it is empty" });
  const chain = createChain({ genesis, historyBlocks: 0, ...(consensus && { consensus }) });
  for (const record of readLog(store)) {
    const first = firstHeightOf(record);
    if (first !== chain.head.height + 1) throw fail(storeErrors.logIncomplete, { first: first - 1 });
    if (isStretch(record)) chain.advance({ toBlock: record.to });
    else chain.replayBlock(record);
    assertSame(chain, "block id", chain.head.id, record.id);
    assertSame(chain, "state hash", stateHash(chain.state), record.stateHash);
  }
  const { height, id } = readHead(store);
  if (chain.head.height !== height || chain.head.id !== id) {
    throw fail(storeErrors.corruptStore, { reason: "its log doesn't end at its head" });
  }
  return chain;
}

function assertSame(chain: Chain, what: string, found: string, expected: string): void {
  if (found === expected) return;
  throw fail(storeErrors.replayDiffers, { height: chain.head.height, what, found, expected });
}
