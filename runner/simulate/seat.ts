import type { Chain } from "../../core/chain/chain.js";
import type { ContractSpec } from "../../core/plugin/contract.js";
import type { Miner, MinerContext, Validator, ValidatorContext } from "../../core/plugin/subnet.js";
import type { Signer } from "../../core/primitives/keys.js";
import type { AccountId } from "../../core/primitives/ss58.js";

/** Virtual time as a neuron's code sees it. */
export interface SeatClock {
  nowMs(): number;
  /** Resolves when so much virtual time has passed: the way to be slow without making anybody wait. */
  sleep(delayMs: number): Promise<void>;
}

/** Where custom code sits in a network: more than a plugin is told, since a test or an adversary needs it. */
export interface Seat {
  readonly netuid: number;
  readonly uid: number;
  /** Group and number: "lazy-1". */
  readonly name: string;
  readonly hotkey: AccountId;
  readonly coldkey: AccountId;
  /** Signs for the hotkey. */
  readonly signer: Signer;
  readonly clock: SeatClock;
  /** The chain itself, to read from. */
  readonly chain: Chain;
}

/** A miner that remembers something can have it join the network's snapshots. */
export interface SimulatedMiner {
  /** Of what the miner remembers: must not change when the miner goes on. */
  readonly snapshot?: () => unknown;
  /** Puts back what `snapshot` gave. */
  readonly restore?: (kept: unknown) => void;
}

/** A miner's code that stands in for the subnet's own. `own` makes the profile's, to change a part of it. */
export type CreateSimulatedMiner<C extends ContractSpec = ContractSpec> = (
  ctx: MinerContext<C, string>,
  seat: Seat,
  own: () => Promise<Miner<C>>,
) => Promise<Miner<C> & SimulatedMiner> | (Miner<C> & SimulatedMiner);

/** A validator's code that stands in for the subnet's own. `own` makes the subnet's, to change a part of it. */
export type CreateSimulatedValidator<C extends ContractSpec = ContractSpec> = (
  ctx: ValidatorContext<C>,
  seat: Seat,
  own: () => Promise<Validator<C>>,
) => Promise<Validator<C>> | Validator<C>;
