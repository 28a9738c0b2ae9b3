import type { EpochRecord } from "../emission/epochRecord.js";
import { referenceYuma, type Consensus } from "../epoch/consensus.js";
import { fail } from "../primitives/errors.js";
import type { AccountId } from "../primitives/ss58.js";
import type { VerifyBatch } from "../primitives/verifySigned.js";
import type { State } from "../state/state.js";
import { endOfAdvance, type Advance, type AdvanceEnd } from "./advance.js";
import { applyBlock, type ProposedBlock } from "./applyBlock.js";
import { applyStretch } from "./applyStretch.js";
import { assertConsistentGenesis } from "./assertConsistentGenesis.js";
import { assertValidExtrinsic } from "./assertValidExtrinsic.js";
import type { Block, BlockRef, SealedBlock } from "./block.js";
import { buildGenesisState } from "./buildGenesisState.js";
import { chainErrors } from "./chainErrors.js";
import type { Extrinsic } from "./extrinsic.js";
import { createExtrinsicReader, type ReadExtrinsic } from "./extrinsicReader.js";
import type { Genesis } from "./genesis.js";
import { genesisHashOf, headOf } from "./head.js";
import { createEpochHistory } from "./epochHistory.js";
import { createHistory } from "./history.js";
import { createKeptBlocks, type FoundBlock } from "./keptBlocks.js";
import { genesisHash as hashOf } from "./loadGenesis.js";
import { nextNonce } from "./nonces.js";
import type { StretchRecord } from "./store/logRecord.js";
import type { Persister } from "./store/persister.js";
import type { StoredBlocks } from "./store/storedBlocks.js";

export interface ChainOptions {
  readonly genesis: Genesis;
  /** What runs the epochs; the reference in TypeScript if left out. Has to be the one that the genesis names. */
  readonly consensus?: Consensus;
  /** Where to continue: the state of a dump. From the genesis if left out. */
  readonly state?: State;
  /** How many sealed blocks are kept in memory; 1,024 if left out. */
  readonly historyBlocks?: number;
  /** How many extrinsics these may hold in all, fewer blocks being kept where they are large; 65,536 if left out. */
  readonly historyExtrinsics?: number;
  /** Of how many epochs of each subnet inputs and payments are kept, to explain them; 2 if left out. */
  readonly historyEpochs?: number;
  /** Makes blocks and stretches durable before anyone is told of them; in memory alone if left out. */
  readonly persister?: Persister;
  /** Where blocks that are no longer in memory are read from. */
  readonly storedBlocks?: StoredBlocks;
}

/** One replica of a network: its state, and the only way to change it by blocks. */
export interface Chain {
  readonly genesis: Genesis;
  readonly genesisHash: string;
  readonly state: State;
  /** The last block. Reverting the state to a snapshot takes it back as well. */
  readonly head: BlockRef;
  /** Applies the next block with these extrinsics, in this order. What is wrong with one of them is in its receipt. */
  applyBlock(extrinsics: readonly (Uint8Array | ReadExtrinsic)[]): SealedBlock;
  /**
   * Applies a recorded block, which has to be the next one.
   * @throws SK1219
   */
  replayBlock(block: Block): SealedBlock;
  /**
   * Applies empty blocks, as many as asked for, at once: exactly what as many calls of `applyBlock([])` would do, but their
   * events and receipts, which nobody gets, and that the history doesn't keep them.
   *
   * @throws SK1223 for what is not ahead, or out of reach
   */
  advance(advance: Advance): StretchRecord;
  /** The same, until the end says so of the height of a block that was applied. */
  advanceUntil(end: AdvanceEnd): StretchRecord;
  /** @throws SK1212 for a block that isn't kept, naming those that are */
  blockAt(height: number): SealedBlock;
  /** The block that holds an extrinsic, by its id, or how far back it was looked for. Walks blocks: for people and tools. */
  findBlockOf(id: string): FoundBlock;
  /**
   * A recent epoch of a subnet with everything that it was computed from; the last one if `epoch` is left out.
   * @throws SK1221 for an epoch that isn't kept, naming those that are
   */
  epochAt(netuid: number, epoch?: number): EpochRecord;
  /** The same, or undefined. */
  findEpoch(netuid: number, epoch: number): EpochRecord | undefined;
  /**
   * Reads an extrinsic once, for all that is to be done with it.
   * @throws SK1201–SK1204, SK1211
   */
  readExtrinsic(encoded: Uint8Array): ReadExtrinsic;
  /**
   * Whether an extrinsic could be in the next block, after `pending` others of its signer.
   *
   * @throws SK1201–SK1211
   */
  checkExtrinsic(extrinsic: Uint8Array | ReadExtrinsic, pendingOf?: (signer: AccountId) => number): Extrinsic;
  /** Has signatures verified elsewhere, in a batch: checking and applying these extrinsics then verifies nothing. */
  verifyAhead(reads: readonly ReadExtrinsic[], verify: VerifyBatch): Promise<void>;
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
  const history = createHistory({
    blocks: options.historyBlocks ?? 1_024,
    extrinsics: options.historyExtrinsics ?? 65_536,
  });
  const blocks = createKeptBlocks(history, options.storedBlocks);
  const epochs = createEpochHistory(options.historyEpochs ?? 2);
  const observeEpoch = (epoch: EpochRecord): void => epochs.add(epoch);
  const persist = (sealed: SealedBlock): void => options.persister?.block(sealed);
  const head = (): BlockRef => headOf(state);

  const replayBlock = (block: ProposedBlock): SealedBlock => {
    const target = { state, genesisHash, reader, consensus, head: head(), observeEpoch, persist };
    const sealed = applyBlock(target, block);
    history.add(sealed);
    return sealed;
  };

  const advanceUntil = (end: AdvanceEnd): StretchRecord => {
    const persistStretch = (stretch: StretchRecord): void => options.persister?.stretch(stretch);
    const target = { state, consensus, head: head(), observeEpoch, persist: persistStretch };
    const stretch = applyStretch(target, end);
    history.forgetFrom(stretch.from);
    return stretch;
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
    advance: (advance) => advanceUntil(endOfAdvance(state, head().height, advance)),
    advanceUntil,
    blockAt: (height) => blocks.at(height, head().height),
    findBlockOf: (id) => blocks.find(id, head().height),
    epochAt: (netuid, epoch) => epochs.at(netuid, epoch, head().height),
    findEpoch: (netuid, epoch) => epochs.find(netuid, epoch, head().height),
    readExtrinsic: (encoded) => reader.read(encoded),
    verifyAhead: (reads, verify) => reader.verifyAhead(reads, verify),
    checkExtrinsic: (submitted, pendingOf = () => 0) => {
      const read = reader.read(submitted);
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
