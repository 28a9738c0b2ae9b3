import type { Advance } from "../../core/chain/advance.js";
import type { Call } from "../../core/chain/callSchemas.js";
import type { Chain } from "../../core/chain/chain.js";
import type { NeuronExplanation } from "../../core/chain/queries/explainNeuron.js";
import type { ContractSpec } from "../../core/plugin/contract.js";
import type { ErrorReport } from "../../core/primitives/errors.js";
import type { Signer } from "../../core/primitives/keys.js";
import type { Context } from "../../core/state/context.js";
import type { NeuronEarnings } from "./earnings.js";
import type { EpochOutcome } from "./epochOutcome.js";
import type { PlannedMiner, PlannedValidator } from "./plan.js";
import type { Services } from "./services.js";
import type { SimulatedRound } from "./simulatedRound.js";

/** Something that went wrong with a neuron and was contained. */
export interface SimulatedProblem {
  readonly height: number;
  readonly netuid: number;
  readonly uid: number;
  readonly error: ErrorReport;
}

/** A signed call that a block refused. */
export interface RefusedCall extends ErrorReport {
  readonly height: number;
  /** Of the extrinsic. */
  readonly id: string;
}

/** One subnet of a network: who runs in it. */
export interface SimulatedSubnet {
  readonly netuid: number;
  readonly contract: ContractSpec;
  readonly validators: readonly PlannedValidator[];
  readonly miners: readonly PlannedMiner[];
}

/** A point to come back to any number of times. */
export interface SimulationSnapshot {
  readonly height: number;
}

/** A network in this process: kernel, roles and plugins, in virtual time. */
export interface Simulation extends Pick<Services, "replace"> {
  readonly seed: string;
  readonly chain: Chain;
  readonly height: number;
  /** In the order of the options; netuids from 1. */
  readonly subnets: readonly SimulatedSubnet[];
  /** Virtual time, in milliseconds: it moves within rounds only, when everyone waits. Block time is the height's. */
  nowMs(): number;
  /**
   * Moves on by blocks, by epochs of every subnet, or to a height; each subnet has one round a tempo. Resolves when all that
   * the last block set off is done.
   *
   * @throws SK1223 for what is not ahead · SK1217 when a rao is lost · SK2902 stuck · SK2903 moving already · SK2904 disposed of
   */
  advance(by: Advance): Promise<void>;
  /**
   * Signs a call and puts it into the next block.
   *
   * @returns the extrinsic's id
   * @throws SK1201–SK1211 for what could not be in the next block
   */
  submit(signer: Signer, call: Call): string;
  /**
   * Changes the state by hand, as if at the end of the last block; nothing of a change that throws remains. A chain that was
   * changed this way can't be replayed from its genesis.
   *
   * @throws SK1217 when a rao is lost · SK2903, SK2904
   */
  edit<Result>(change: (ctx: Context) => Result): Result;
  /** All rounds so far, or those of a subnet; by height, then validator. @throws SK2906 */
  rounds(netuid?: number): readonly SimulatedRound[];
  /** All epochs so far, or those of a subnet. @throws SK2906 */
  epochs(netuid?: number): readonly EpochOutcome[];
  /** What everyone of a subnet earned since the genesis, by UID. @throws SK2906 */
  earnings(netuid: number): readonly NeuronEarnings[];
  /** Why a UID got what it got in a recent epoch, the last one if left out. @throws SK0601, SK0805, SK1221 */
  explain(netuid: number, uid: number, epoch?: number): NeuronExplanation;
  /**
   * What went wrong with neurons, so far: code that can't be created, throws, or returns what can't be used, once a neuron and height
   * however often it happened there; also each dial that failed over a transport that is not the network's own.
   */
  problems(): readonly SimulatedProblem[];
  /** Signed calls that blocks refused, so far. */
  refused(): readonly RefusedCall[];
  /** 64 hex digits over the chain's whole state. */
  stateHash(): string;
  /**
   * Keeps everything as it is: the chain, what waits for the next block, what every validator remembers, and what those
   * miners remember that can say so (`SimulatedMiner`). Other miners go on as they are.
   *
   * @throws SK2903, SK2904
   */
  snapshot(): SimulationSnapshot;
  /** Goes back to a snapshot; it and older ones are kept, younger ones dropped. @throws SK2903, SK2904, SK2907 */
  revert(snapshot: SimulationSnapshot): void;
  /** Ends all neurons and plugins. Again gives the same promise. */
  dispose(): Promise<void>;
}
