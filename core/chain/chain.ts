import { referenceYuma, type Consensus } from "../epoch/consensus.js";
import { fail } from "../primitives/errors.js";
import type { AccountId } from "../primitives/ss58.js";
import type { State } from "../state/state.js";
import { applyBlock } from "./applyBlock.js";
import { assertConsistentGenesis } from "./assertConsistentGenesis.js";
import { assertValidExtrinsic } from "./assertValidExtrinsic.js";
import type { Block, BlockRef, SealedBlock } from "./block.js";
import { buildGenesisState } from "./buildGenesisState.js";
import { chainErrors } from "./chainErrors.js";
import type { Extrinsic } from "./extrinsic.js";
import { createExtrinsicReader } from "./extrinsicReader.js";
import type { Genesis } from "./genesis.js";
import { genesisHashOf, headOf } from "./head.js";
import { createHistory } from "./history.js";
import { genesisHash as hashOf } from "./loadGenesis.js";
import { nextNonce } from "./nonces.js";

export interface ChainOptions {
  readonly genesis: Genesis;
  /** What runs the epochs; the reference in TypeScript if left out. Has to be the one that the genesis names. */
  readonly consensus?: Consensus;
  /** Where to continue: the state of a dump. From the genesis if left out. */
  readonly state?: State;
  /** How many sealed blocks are kept; 1,024 if left out. */
  readonly historyBlocks?: number;
}

/** One replica of a network: its state, and the only way to change it by blocks. */
export interface Chain {
  readonly genesis: Genesis;
  readonly genesisHash: string;
  readonly state: State;
  /** The last block. Reverting the state to a snapshot takes it back as well. */
  readonly head: BlockRef;
  /** Applies the next block with these extrinsics, in this order. What is wrong with one of them is in its receipt. */
  applyBlock(extrinsics: readonly Uint8Array[]): SealedBlock;
  /**
   * Applies a recorded block, which has to be the next one.
   * @throws SK1219
   */
  replayBlock(block: Block): SealedBlock;
  /** @throws SK1212 for a block that isn't kept, naming those that are */
  blockAt(height: number): SealedBlock;
  /**
   * Whether an extrinsic could be in the next block, after `pending` others of its signer.
   *
   * @throws SK1201–SK1211
   */
  checkExtrinsic(encoded: Uint8Array, pendingOf?: (signer: AccountId) => number): Extrinsic;
}

/**
 * A chain from its genesis, or from a state that grew from it.
 *
 * @throws SK1215, SK1216 for a genesis that contradicts itself, SK1218 for another consensus than it names, SK1220 for a
 * state of another genesis
 */
export function createChain(options: ChainOptions): Chain {
  const { genesis, consensus = referenceYuma } = options;
  assertConsistentGenesis(genesis);
  assertConsensus(genesis, consensus);
  const genesisHash = hashOf(genesis);
  const state = options.state ?? buildGenesisState(genesis);
  const found = genesisHashOf(state);
  if (found !== genesisHash) {
    throw fail(chainErrors.foreignState, { found: found ?? "none", expected: genesisHash });
  }
  const reader = createExtrinsicReader();
  const history = createHistory(options.historyBlocks ?? 1_024);
  const head = (): BlockRef => headOf(state);

  const replayBlock = (block: Block): SealedBlock => {
    const sealed = applyBlock({ state, genesisHash, reader, consensus, head: head() }, block);
    history.add(sealed);
    return sealed;
  };

  return {
    genesis,
    genesisHash,
    state,
    get head() {
      return head();
    },
    applyBlock: (extrinsics) => {
      const { height, id } = head();
      return replayBlock({ height: height + 1, parentId: id, extrinsics });
    },
    replayBlock,
    blockAt: (height) => history.at(height, head().height),
    checkExtrinsic: (encoded, pendingOf = () => 0) => {
      const read = reader.read(encoded);
      const { extrinsic } = read;
      const expectedNonce = nextNonce(state, extrinsic.signer) + pendingOf(extrinsic.signer);
      assertValidExtrinsic(extrinsic, { genesisHash, height: head().height + 1, expectedNonce });
      read.assertSigned();
      return extrinsic;
    },
  };
}

function assertConsensus(genesis: Genesis, consensus: Consensus): void {
  const name = ({ id, version }: { id: string; version: string }): string => `${id} ${version}`;
  const [expected, found] = [name(genesis.consensus), name(consensus)];
  if (expected !== found) throw fail(chainErrors.consensusMismatch, { expected, found });
}
