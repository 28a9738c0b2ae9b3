import type { StudyParameters } from "./studyParameters.js";

/** What a study found: every network under every variant. */
export interface StudyResult {
  readonly format: "subnetkit-study-result-1";
  readonly runs: readonly StudyRun[];
}

/** One network under one variant of the rules. */
export interface StudyRun {
  readonly network: string;
  readonly title: string;
  readonly description: string;
  readonly variant: string;
  /** At the first epoch. */
  readonly parameters: StudyParameters;
  readonly neurons: readonly StudyNeuron[];
  readonly epochs: readonly StudyEpoch[];
}

/** UIDs are positions: validators first, then miners. */
export interface StudyNeuron {
  readonly uid: number;
  readonly name: string;
  readonly role: "validator" | "miner";
}

export interface StudyEpoch {
  readonly epoch: number;
  readonly block: number;
  /** By UID. */
  readonly neurons: readonly NeuronEpoch[];
  readonly bonds: readonly BondEpoch[];
}

/** One neuron in one epoch. Shares of 1 are exact (multiples of 2^-32), amounts are rao of alpha. */
export interface NeuronEpoch {
  readonly stakeShare: number;
  readonly active: boolean;
  readonly permit: boolean;
  readonly consensus: number;
  readonly incentive: number;
  readonly dividends: number;
  readonly validatorTrust: number;
  readonly serverEmission: bigint;
  readonly validatorEmission: bigint;
}

/** A bond after the epoch. */
export interface BondEpoch {
  readonly validator: number;
  readonly miner: number;
  /** As stored: Yuma 3 stores a fraction of 65535, Yuma 2 relative to the largest with this miner. */
  readonly storedU16: number;
  /** Of all bonds with this miner. */
  readonly share: number;
}
