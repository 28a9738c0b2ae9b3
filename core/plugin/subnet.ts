import type {
  ContractSpec,
  Outcome,
  ProfileName,
  Request,
  Response,
  Secret,
  Settings,
  TaskRequest,
  TaskResponse,
  ValidatorSettings,
} from "./contract.js";
import type { SubnetFormats } from "./formats.js";
import type { ModelOf } from "./models.js";
import type { Random } from "../primitives/random.js";
import type { AccountId } from "../primitives/ss58.js";

/** A neuron's log: `subnetkit dev` shows its lines with subnet and UID, from `info` on unless `--log` says otherwise. */
export interface PluginLog {
  debug(message: string, fields?: Readonly<Record<string, unknown>>): void;
  info(message: string, fields?: Readonly<Record<string, unknown>>): void;
  warn(message: string, fields?: Readonly<Record<string, unknown>>): void;
}

/** Loads each model of the contract on first use; the same promise afterwards. */
export type ModelLoaders<C extends ContractSpec> = {
  readonly [M in keyof C["models"]]: () => Promise<ModelOf<C["models"][M]>>;
};

/** What a miner is given when it is created. */
export interface MinerContext<C extends ContractSpec, P extends ProfileName<C>> {
  readonly settings: Settings<C, P>;
  readonly models: ModelLoaders<C>;
  readonly log: PluginLog;
  /** Path of a folder that is this neuron's own; there exactly when the contract's `needs` ask for one. */
  readonly folder?: string;
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
  /**
   * Answers one request; of a batch, one item after the other, and one that fails costs nothing but itself. Where the contract
   * streams it may return its parts one by one: the next is asked for when the caller has room for it. What a whole answer is made of must not change afterwards: where
   * the contract allows messages of more than a megabyte, long tensors are sent from where they lie.
   */
  solve(
    request: Request<C>,
    call: Call,
  ): C["task"]["streaming"] extends true
    ? AsyncIterable<Response<C>> | Promise<Response<C>>
    : Promise<Response<C>> | Response<C>;
  /**
   * Answers a whole batch at once, in its order, with `undefined` where it failed; called instead of `solve` when it is there and
   * the contract has batches.
   */
  solveBatch?(
    requests: readonly Request<C>[],
    call: Call,
  ): Promise<readonly (Response<C> | undefined)[]> | readonly (Response<C> | undefined)[];
  dispose?(): Promise<void> | void;
}

/**
 * Creates the miner of one profile. A function that is declared with this type may give back fields that no miner or answer has: the
 * compiler compares what is there alone, and they are refused when it runs (SK1311, SK1502). `defineMiner` finds them at once.
 */
export type CreateMiner<C extends ContractSpec, P extends ProfileName<C>> = (
  ctx: MinerContext<C, P>,
) => Promise<Miner<C>> | Miner<C>;

/**
 * What a validator remembers between rounds: a journaled key-value store of one neuron that joins snapshot, revert, dump and
 * `--data`. What a call of the plugin wrote is undone when that call fails. Keys that begin with `role/` are the host's.
 */
export interface PluginState {
  /** A copy: changing it changes nothing until it is `set`. `undefined` when there is nothing. */
  get(key: string): unknown;
  /** Plain data: numbers, texts, booleans, null, byte strings, tensors, lists and objects of these. @throws SK1330 · SK1337 a key of the host's */
  set(key: string, value: unknown): void;
  /** @throws SK1337 */
  delete(key: string): void;
}

export interface ValidatorContext<C extends ContractSpec> {
  /** As the contract's `validatorSettings` have it, with their defaults. */
  readonly settings: ValidatorSettings<C>;
  readonly models: ModelLoaders<C>;
  readonly state: PluginState;
  readonly log: PluginLog;
  /** Path of a folder that is this neuron's own; there exactly when the contract's `needs` ask for one. */
  readonly folder?: string;
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
  /**
   * Hex, from the seed and this validator's key: as repeatable as the seed, but nobody else can compute it. For what miners must not
   * foresee, such as which part of their data they will have to show.
   */
  readonly privateSeed: string;
  readonly peers: readonly Peer[];
}

/**
 * A task before it is sent. The same request goes to every peer, or to those that `to` names; where the contract has batches, it is
 * the list of the items. The secret is there when the contract has one.
 */
export type Task<C extends ContractSpec> = {
  readonly request: TaskRequest<C>;
  /** UIDs to ask, when it is not everybody's task: only their answers are scored. Who is no peer of the round is left out. */
  readonly to?: readonly number[];
  /** Height from which the outcome is asked for; scored at once when absent. */
  readonly scoreAt?: number;
} & (undefined extends Secret<C> ? { readonly secret?: Secret<C> } : { readonly secret: Secret<C> });

/** Why a peer has no usable answer. */
export type MissingReason = "unreachable" | "late" | "malformed" | "refused" | "failed";

/**
 * What a peer made of a task: a schema-checked response, or the reason there is none. Of a batch, the response is a list in the
 * order of the request, with `undefined` for each item that the peer failed at.
 */
export type Answer<C extends ContractSpec> = AnswerWith<TaskResponse<C>, PartsOf<C>>;

/** One part of a streamed answer. */
export interface AnswerPart<Response> {
  readonly response: Response;
  /** Milliseconds from the request to this part; 0 in lock-step, where nobody is quick or late. */
  readonly atMs: number;
}

/** A streamed answer has its parts, the last of which is `response`; an answer that came as a whole has one. */
type PartsOf<C extends ContractSpec> = C["task"]["streaming"] extends true
  ? { readonly parts: readonly AnswerPart<Response<C>>[] }
  : C["task"]["streaming"] extends false
    ? unknown
    : { readonly parts?: readonly AnswerPart<Response<C>>[] };

type AnswerWith<Response, Parts> =
  | ({
      readonly peer: Peer;
      readonly response: Response;
      /** Until the answer was complete, or committed to. */
      readonly latencyMs: number;
    } & Parts)
  | { readonly peer: Peer; readonly response?: undefined; readonly missing: MissingReason };

/** What there is to judge: one task and everyone's answers to it. */
export type ScoreInput<C extends ContractSpec> = ScoreInputWith<
  TaskRequest<C>,
  Answer<C>,
  Secret<C>,
  Outcome<C>
>;

// Takes the four types, not the contract: as a function of the contract the compiler would hold it to be invariant.
interface ScoreInputWith<Request, Answer, Secret, Outcome> {
  readonly request: Request;
  readonly secret: Secret;
  /** What `Validator.outcome` delivered; `undefined` when the contract has no outcome. */
  readonly outcome: Outcome;
  readonly answers: readonly Answer[];
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
  /**
   * One score in [0, 1] per answer, in the order of the answers. Seeded, and the same whenever the input and `ctx.state` are the same: that
   * state is journaled and part of snapshots, so scoring may read what it keeps there; nothing else is to last from call to call.
   */
  score(input: ScoreInput<C>): Promise<readonly number[]> | readonly number[];
  /**
   * Makes a task of what a client asks, so that the answers to it count in scoring like others: adds the secret, and when the outcome
   * will be known. The request stays the client's. Without it, or when it gives nothing, answers to clients are scored only
   * where the contract has neither secret nor outcome.
   */
  organicTask?(request: TaskRequest<C>, round: Round): Promise<Task<C> | undefined> | Task<C> | undefined;
  /** Non-negative weight per UID. The default is the mean score, linear. */
  weights?(history: ScoreHistory): ReadonlyMap<number, number>;
  dispose?(): Promise<void> | void;
}

/** A validator has `outcome` exactly when its contract has one. */
export type Validator<C extends ContractSpec> = ValidatorMethods<C> &
  (undefined extends Outcome<C>
    ? { readonly outcome?: Bivariant<OutcomeOf<C>> | undefined }
    : { readonly outcome: Bivariant<OutcomeOf<C>> });

/** Creates the validator. As with `CreateMiner`, `defineValidator` is the form in which the compiler finds unknown fields too. */
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
  /** How requests and answers stand in files of the field, where they do. */
  readonly formats?: (() => Promise<SubnetFormats<C>>) | undefined;
}
