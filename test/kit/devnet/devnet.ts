import type { Call } from "../../../core/chain/callSchemas.js";
import type { Receipt } from "../../../core/chain/receipt.js";
import type { Token } from "../../../core/plugin/token.js";
import type { Signer } from "../../../core/primitives/keys.js";
import type { AccountId } from "../../../core/primitives/ss58.js";
import type { KernelEvent } from "../../../core/state/context.js";
import type { EpochOutcome } from "../../../runner/simulate/epochOutcome.js";
import type { Simulation } from "../../../runner/simulate/simulation.js";
import type { DevnetNeuron } from "./readNeuron.js";
import type { Setters } from "./setters.js";

/** A neuron by UID, or by name: group and number, "exact-0". */
export type NeuronChoice = number | string;

/** Calls as an account whose key nobody has. */
export interface Impersonation {
  /**
   * Carries out a call at once, by the chain's rules and without a block, a signature or a nonce.
   *
   * @returns its events
   * @throws the codes of the module that refuses; nothing of a refused call remains
   */
  submit(call: Call): readonly KernelEvent[];
}

/** A network for tests: kernel, roles and plugins in this process, in virtual time. */
export interface Devnet
  extends
    Setters,
    Pick<
      Simulation,
      | "seed"
      | "chain"
      | "height"
      | "subnets"
      | "rounds"
      | "earnings"
      | "explain"
      | "problems"
      | "refused"
      | "stateHash"
      | "snapshot"
      | "revert"
      | "dispose"
    > {
  /** The network below, for what is not here. */
  readonly network: Simulation;
  /** Seals blocks, one if left out, and has done what they set off. @throws as `Simulation.advance` */
  blocks(count?: number): Promise<void>;
  /** Goes on until every subnet has had so many epochs more, one if left out. */
  epochs(count?: number): Promise<void>;
  /** Goes on to a height. */
  toBlock(height: number): Promise<void>;
  /** What the epochs so far decided, of all subnets or of one. @throws SK2906 */
  outcomes(netuid?: number): readonly EpochOutcome[];
  /** A neuron as it stands now. @throws SK0601, SK2931 */
  neuron(netuid: number, which: NeuronChoice): DevnetNeuron;
  /** A key by name, the same for the same seed; it has nothing at first. */
  account(name: string): Signer;
  /**
   * Signs a call, seals a block with it, and gives its receipt.
   *
   * @throws the code of the rule that refused it
   */
  submit(signer: Signer, call: Call): Promise<Receipt>;
  /** Speaks for an account of whom there is no key. @throws SK0102 */
  impersonate(account: AccountId): Impersonation;
  /**
   * Puts a double in the place of a service, also for those who took it already. Services are not part of snapshots. After another
   * transport every connection is dialled anew, so that it can't be given while a round runs. Models that were loaded stay.
   *
   * @returns a function that puts the former one back
   * @throws SK2909 for a token that this network has no service for · SK2903 for a transport while the network moves
   */
  with<T extends object>(token: Token<T>, double: NoInfer<T>): () => void;
  /**
   * A starting point for tests, prepared once: every call of the result goes back to the moment when `prepare` was done, and gives what
   * it returned. It begins on the network as it was when it was created. Two starting points of one network take turns in being
   * prepared anew.
   *
   * @example
   * const trained = devnet.fixture(async () => { await devnet.epochs(3); });
   * beforeEach(trained);
   */
  fixture<Result>(prepare: () => Promise<Result> | Result): () => Promise<Result>;
  /** Checks that every rao is accounted for. It is also checked after every block and every setter. @throws SK1217 */
  checkConservation(): void;
}
