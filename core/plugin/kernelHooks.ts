import type { ErrorReport } from "../primitives/errors.js";
import type { AccountId } from "../primitives/ss58.js";
import { decide, observe } from "./hookSpec.js";

/** A signed call as the mempool sees it. Its signature has been checked, the call itself not yet. */
export interface OfferedExtrinsic {
  /** Hex id. */
  readonly id: string;
  readonly signer: AccountId;
  /** Module and call, such as "weights.set". */
  readonly call: string;
  readonly sizeBytes: number;
}

/** A block that was applied and committed. */
export interface SealedBlockNote {
  readonly height: number;
  /** Hex id. */
  readonly id: string;
  readonly extrinsicCount: number;
  readonly refusedCount: number;
}

/** A subnet's epoch that was distributed. */
export interface EpochNote {
  readonly netuid: number;
  readonly height: number;
}

export interface NeuronNote {
  readonly netuid: number;
  readonly uid: number;
  readonly hotkey: AccountId;
  readonly height: number;
}

export interface StakeNote {
  readonly netuid: number;
  readonly hotkey: AccountId;
  readonly coldkey: AccountId;
  /** Alpha in rao; negative when stake was removed. */
  readonly change: bigint;
  readonly height: number;
}

export interface EnactedNote {
  readonly proposalId: number;
  readonly height: number;
}

/** The kernel's hooks. Observers run after the commit: nothing they do can change the block. */
export const kernelHooks = {
  /** May an extrinsic enter the mempool? A refusal keeps it out of this node's pool only; never asked inside a block, where it could split replicas. */
  admission: decide<ErrorReport, [extrinsic: OfferedExtrinsic]>("extrinsic"),
  /** A block was committed. */
  block: observe<[block: SealedBlockNote]>("block"),
  /** A subnet's epoch ran: consensus, incentives and dividends are new. */
  epoch: observe<[epoch: EpochNote]>("epoch"),
  /** A hotkey took a UID. */
  neuronRegistered: observe<[neuron: NeuronNote]>("neuron"),
  /** A hotkey lost its UID to a newcomer. */
  neuronPruned: observe<[neuron: NeuronNote]>("neuron"),
  /** A validator's weights took effect, set or revealed. */
  weightsSet: observe<[neuron: NeuronNote]>("neuron"),
  /** Stake was added, removed or moved by an extrinsic. */
  stakeChanged: observe<[change: StakeNote]>("change"),
  /** A governance proposal took effect. Not called yet: there is no governance. */
  proposalEnacted: observe<[proposal: EnactedNote]>("proposal"),
};

export type KernelHooks = typeof kernelHooks;
