import type { ContractSpec } from "../../core/plugin/contract.js";
import type { Subnet } from "../../core/plugin/subnet.js";
import type { Hyperparameters } from "../../core/registry/hyperparameterTable.js";
import type { CreateSimulatedMiner, CreateSimulatedValidator } from "../simulate/seat.js";
import type { Leak } from "./leak.js";

/** What an attack knows of the network that it is played in. */
export interface Scene {
  readonly subnet: Subnet<ContractSpec>;
  /** What honest miners answered, as soon as an outsider can know it. */
  readonly leak: Leak;
  /** To be called whenever the attacker runs its model in earnest: what it pays for with compute. */
  readonly spend: () => void;
  /**
   * Called for each request for which the attack was tried, where that is not a matter of course, and for each for which it could not be,
   * with the reason. An attack that could never be tried was not played.
   */
  readonly tried: () => void;
  readonly missed: (reason: string) => void;
  /** Called for each request that came before the attacker had learnt enough to begin. */
  readonly waited: () => void;
  /** Which of the attack's variants is played, where it has some. */
  readonly variant: string | undefined;
}

/** What is compared: earnings for each UID, for each run of the model, or for each unit of stake. */
export type Measure = "per UID" | "per compute" | "per stake";

interface AttackBase {
  readonly id: string;
  /** What the attacker does, in one sentence. */
  readonly about: string;
  readonly measure: Measure;
  /** Earnings relative to honest behaviour above which the attack counts as paying, unless the author sets another. */
  readonly threshold: number;
}

/** Somebody who mines without doing the work. */
export interface MinerAttack extends AttackBase {
  readonly role: "miner";
  /** How many UIDs the attacker runs. */
  readonly count: number;
  /** Ways to attack a subnet with this contract, each played in networks of its own; the one that earns most counts. */
  readonly variants?: (contract: ContractSpec) => readonly string[];
  readonly create: (scene: Scene) => CreateSimulatedMiner;
}

/** Somebody who validates without judging. */
export interface ValidatorAttack extends AttackBase {
  readonly role: "validator";
  readonly create: (scene: Scene) => CreateSimulatedValidator;
  /** A miner that belongs to the attacker too; earnings of both count. */
  readonly accomplice?: (scene: Scene) => CreateSimulatedMiner;
  readonly hyperparameters?: Partial<Hyperparameters>;
}

export type Attack = MinerAttack | ValidatorAttack;
