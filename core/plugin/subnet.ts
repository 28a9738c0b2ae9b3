import type { ContractSpec, Outcome, ProfileName, Request, Response, Secret, Settings } from "./contract.js";
import type { Model } from "./models.js";
import type { Random } from "../primitives/random.js";
import type { AccountId } from "../primitives/ss58.js";

/** A child logger: every line carries subnet, role and UID. */
export interface PluginLog {
  debug(message: string, fields?: Readonly<Record<string, unknown>>): void;
  info(message: string, fields?: Readonly<Record<string, unknown>>): void;
  warn(message: string, fields?: Readonly<Record<string, unknown>>): void;
}

/** Loads each model of the contract on first use; the same promise afterwards. */
export type ModelLoaders<C extends ContractSpec> = {
  readonly [M in keyof C["models"]]: () => Promise<Model>;
};

/** What a miner is given when it is created. */
export interface MinerContext<C extends ContractSpec, P extends ProfileName<C>> {
  readonly settings: Settings<C, P>;
  readonly models: ModelLoaders<C>;
  readonly log: PluginLog;
}

/** One request's circumstances. */
export interface Call {
  /** Milliseconds left when the call starts. */
  readonly remainingMs: number;
  /** Aborted at the deadline or when the validator cancels. */
  readonly signal: AbortSignal;
  readonly caller: { readonly hotkey: AccountId; readonly uid: number };
  /** Seeded by task and miner: use it instead of Math.random, so that runs repeat. */
  readonly random: Random;
}

export interface Miner<C extends ContractSpec> {
  solve(
    request: Request<C>,
    call: Call,
  ): C["task"]["streaming"] extends true
    ? AsyncIterable<Response<C>> | Promise<Response<C>>
    : Promise<Response<C>> | Response<C>;
  dispose?(): Promise<void> | void;
}

export type CreateMiner<C extends ContractSpec, P extends ProfileName<C>> = (
  ctx: MinerContext<C, P>,
) => Promise<Miner<C>> | Miner<C>;

/** A journaled key-value store of one neuron; joins snapshot, revert and dump. Values are CBOR-encodable. */
export interface PluginState {
  get(key: string): unknown;
  set(key: string, value: unknown): void;
  delete(key: string): void;
}

export interface ValidatorContext<C extends ContractSpec> {
  readonly models: ModelLoaders<C>;
  readonly state: PluginState;
  readonly log: PluginLog;
}

/** A miner that announced an endpoint. */
export interface Peer {
  readonly uid: number;
  readonly hotkey: AccountId;
}

/** One round of a validator: everything in it comes from the chain, so it repeats. */
export interface Round {
  /** Height of the block that opened the round. */
  readonly height: number;
  /** Hex SHA-256 from that block's id: the same for every validator, unknown before. */
  readonly seed: string;
  readonly peers: readonly Peer[];
}

/** A task before it is sent. The same request goes to every peer. The secret is there when the contract has one. */
export type Task<C extends ContractSpec> = {
  readonly request: Request<C>;
  /** Height from which the outcome is asked for; scored at once when absent. */
  readonly scoreAt?: number;
} & (undefined extends Secret<C> ? { readonly secret?: Secret<C> } : { readonly secret: Secret<C> });

/** Why a peer has no usable answer. */
export type MissingReason = "unreachable" | "late" | "malformed" | "refused" | "failed";

/** What a peer made of a task: a schema-checked response, or the reason there is none. */
export type Answer<C extends ContractSpec> = AnswerWith<Response<C>>;

type AnswerWith<Response> =
  | { readonly peer: Peer; readonly response: Response; readonly latencyMs: number }
  | { readonly peer: Peer; readonly response?: undefined; readonly missing: MissingReason };

/** What there is to judge: one task and everyone's answers to it. */
export type ScoreInput<C extends ContractSpec> = ScoreInputWith<
  Request<C>,
  Response<C>,
  Secret<C>,
  Outcome<C>
>;

// Takes the four types, not the contract: as a function of the contract the compiler would hold it to be invariant.
interface ScoreInputWith<Request, Response, Secret, Outcome> {
  readonly request: Request;
  readonly secret: Secret;
  /** What `Validator.outcome` delivered; `undefined` when the contract has no outcome. */
  readonly outcome: Outcome;
  readonly answers: readonly AnswerWith<Response>[];
  /** Seeded by the task. */
  readonly random: Random;
}

/** All scores a validator has given, oldest first, one record per scored task. */
export interface ScoreHistory {
  readonly scores: readonly { readonly height: number; readonly byUid: ReadonlyMap<number, number> }[];
}

/**
 * Asked once the chain has reached a task's `scoreAt` (at once when the task has none): what came of it, or `undefined`
 * while that is not known, in which case it is asked again in the next round.
 */
type OutcomeOf<C extends ContractSpec> = (
  task: Task<C>,
  round: Round,
) => Promise<Outcome<C> | undefined> | Outcome<C> | undefined;

interface ValidatorMethods<C extends ContractSpec> {
  createTasks(round: Round): Promise<readonly Task<C>[]> | readonly Task<C>[];
  /** Pure and seeded: one score in [0, 1] per answer, in the order of the answers. */
  score(input: ScoreInput<C>): Promise<readonly number[]> | readonly number[];
  /** Non-negative weight per UID. The default is the mean score, linear. */
  weights?(history: ScoreHistory): ReadonlyMap<number, number>;
  dispose?(): Promise<void> | void;
}

/** A validator has `outcome` exactly when its contract has one. */
export type Validator<C extends ContractSpec> = ValidatorMethods<C> &
  (undefined extends Outcome<C>
    ? { readonly outcome?: Bivariant<OutcomeOf<C>> | undefined }
    : { readonly outcome: Bivariant<OutcomeOf<C>> });

export type CreateValidator<C extends ContractSpec> = (
  ctx: ValidatorContext<C>,
) => Promise<Validator<C>> | Validator<C>;

/**
 * Parameters compared in both directions, as of a method. A host holds subnets of all contracts as `Subnet`, and what it hands to
 * their functions has passed the contract's schemas; authors are held to the strict forms by `SubnetParts`.
 */
export type Bivariant<F extends (...args: never[]) => unknown> = {
  call(...args: Parameters<F>): ReturnType<F>;
}["call"];

/** A subnet plugin as its entry file describes it: nothing is loaded until a factory is called. */
export interface Subnet<C extends ContractSpec = ContractSpec> {
  readonly contract: C;
  /** `import.meta.url` of the entry file: model paths are relative to it. */
  readonly url: string;
  readonly miners: { readonly [P in ProfileName<C>]: () => Promise<Bivariant<CreateMiner<C, P>>> };
  readonly validator: () => Promise<Bivariant<CreateValidator<C>>>;
}
