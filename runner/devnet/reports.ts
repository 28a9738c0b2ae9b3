import type { ErrorReport } from "../../core/primitives/errors.js";

/** What a neuron is on the devnet. */
export type NeuronRole = "miner" | "validator";

/** One neuron at the end of an epoch. Shares are u16 fractions of 65,535, amounts are rao. */
export interface NeuronRow {
  readonly uid: number;
  readonly role: NeuronRole;
  /** A miner's strategy; empty for validators. */
  readonly profile: string;
  readonly hotkey: string;
  /** Mean score that the validators' current weights rest on, before there are any the mean of their last rounds, in [0, 1]; undefined before the first scored round. */
  readonly meanScore: number | undefined;
  /** Mean over the validators of the normalised weight, in [0, 1]. */
  readonly weight: number | undefined;
  readonly consensusU16: number;
  readonly incentiveU16: number;
  readonly dividendsU16: number;
  /** Alpha of the last epoch. */
  readonly emission: bigint;
  /** Stake that consensus counts: alpha plus weighted root TAO. */
  readonly stake: bigint;
  /** Answers the validators could not use, over the whole run, by reason. */
  readonly missing: Readonly<Record<string, number>>;
}

/** Why nobody has a score above 0. */
export type Unscored =
  /** There are scores, and all of them are 0. */
  | { readonly reason: "zero" }
  /** Answers wait for their outcome. */
  | { readonly reason: "waiting" }
  /** The validators' rounds end with these codes, or validators could not start. */
  | { readonly reason: "failed"; readonly codes: readonly string[] }
  /** The validators' thread was lost. */
  | { readonly reason: "lost" }
  /** The rounds had no task. */
  | { readonly reason: "noTask" }
  /** No miner could be asked. */
  | { readonly reason: "noMiner" }
  /** No round has ended since the start. */
  | {
      readonly reason: "noRound";
      /** Whether blocks come by the clock, and a whole epoch was too short for a round. */
      readonly isSlow: boolean;
      /** Whether weights from before the start pay miners. */
      readonly isPaid: boolean;
    };

/** What a problem is about. */
export interface ProblemPlace {
  /** Undefined for a subnet that could not be loaded. */
  readonly netuid: number | undefined;
  readonly uid: number | undefined;
  /** Of the neuron, where it is one's. */
  readonly role?: NeuronRole;
  /** Of a miner. */
  readonly profile?: string;
  /** A kernel plugin that runs: it belongs to no subnet. */
  readonly plugin?: string;
}

/** Something that went wrong and was contained: which neuron, which code, how often. */
export interface Problem extends ProblemPlace {
  readonly error: ErrorReport;
  /** The plugin's own lines that led there, for people. */
  readonly trace?: readonly string[];
  readonly count: number;
}

/** Supply at a height, in rao. */
export interface SupplyReport {
  readonly issued: bigint;
  readonly cap: bigint;
  readonly blockEmission: bigint;
  /** Issuance at which the emission halves next. */
  readonly nextHalvingAt: bigint;
}

export interface EpochReport {
  readonly netuid: number;
  readonly subnet: string;
  /** Epochs this subnet has finished since genesis. */
  readonly epoch: number;
  readonly height: number;
  /** TAO per alpha, for people. */
  readonly alphaPrice: number;
  readonly rows: readonly NeuronRow[];
  /** Left out where somebody has a score above 0. */
  readonly unscored?: Unscored;
  readonly supply: SupplyReport;
}

/** What a run leaves behind. */
export interface Summary {
  readonly genesisHash: string;
  readonly seed: string | undefined;
  readonly height: number;
  readonly stateHash: string;
  /** True when every rao is accounted for; checked after every block too. */
  readonly conservation: boolean;
  readonly supply: SupplyReport;
  /** Answers that clients bought through the validators' gateways since the start, by subnet. */
  readonly sales: readonly { readonly netuid: number; readonly subnet: string; readonly answers: number }[];
  /** The last epoch of each subnet. */
  readonly subnets: readonly EpochReport[];
  readonly problems: readonly Problem[];
}
