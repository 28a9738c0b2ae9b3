import type { Static, TObject, TSchema } from "@sinclair/typebox";
import type { ClientAllowance } from "./clientAllowance.js";
import type { RequestedHyperparameters } from "./hyperparameterKinds.js";
import type { ModelReference } from "./models.js";
import type { Needs } from "./needs.js";

/** What a subnet's messages look like and how long an answer may take. */
export interface TaskSpec {
  readonly request: TSchema;
  readonly response: TSchema;
  /** What only the validator knows while it waits: never sent to a miner. */
  readonly secret?: TSchema;
  /** What becomes known after the task was sent, such as the price that came; `Validator.outcome` delivers it to `score`. */
  readonly outcome?: TSchema;
  /** For the whole task, all items of a batch included; a reveal has as long again. */
  readonly timeoutMs: number;
  /** A miner may answer in parts, each of which the response schema accepts; scoring sees every part and when it came. */
  readonly streaming: boolean;
  /** A task is a list of 1 to `maxItems` requests that travel in one message and are answered one by one. Not with streaming. */
  readonly batch?: { readonly maxItems: number };
  /**
   * A miner first sends a commitment to its answer. Only when the time for commitments is over are the answers revealed, so that
   * nobody can answer with what another one found. Not with streaming.
   */
  readonly commitReveal?: boolean;
  /**
   * The largest request or answer on the wire, a batch or one part of a stream as a whole. 1,000,000 if left out, up to 6,000,000:
   * every peer has to have room for as much.
   */
  readonly maxMessageBytes?: number;
}

export interface ContractSpec {
  /** Lower-case words joined by "-"; also the name people type. */
  readonly id: string;
  /** Semantic version. Peers with another major version are refused. */
  readonly version: string;
  /** One sentence for people. */
  readonly summary: string;
  readonly task: TaskSpec;
  readonly models: Readonly<Record<string, ModelReference>>;
  /** A miner's strategies: name → schema of its settings. */
  readonly profiles: Readonly<Record<string, TObject>>;
  /** Schema of a validator's settings, such as where its data come from. It has none if left out. */
  readonly validatorSettings?: TObject;
  readonly hyperparameters: RequestedHyperparameters;
  /** What its code takes of the machine; nothing but its own folder and models if left out. */
  readonly needs?: Needs;
  /** What one account may ask through a validator's gateway; 60 requests a minute and 3,600 units an hour if left out. */
  readonly clients?: ClientAllowance;
}

export type Contract<Spec extends ContractSpec = ContractSpec> = Spec;

/** The type behind an optional schema of the task: `undefined` when the contract has none, `unknown` when it isn't known which contract it is. */
type OptionalStatic<Task, Name extends keyof TaskSpec> =
  Task extends Readonly<Record<Name, infer Schema extends TSchema>>
    ? Static<Schema>
    : Name extends keyof Task
      ? unknown
      : undefined;

/** One request, as `solve` gets it: of a batch, one item. */
export type Request<C extends ContractSpec> = Static<C["task"]["request"]>;
/** What `solve` makes of one request. */
export type Response<C extends ContractSpec> = Static<C["task"]["response"]>;
/** What a task asks: a request, or the list of them when the contract has batches. */
export type TaskRequest<C extends ContractSpec> = C["task"] extends { readonly batch: object }
  ? readonly Request<C>[]
  : Request<C>;
/** What a miner made of a task: a response, or, in the order of a batch, one for each item it did not fail at. */
export type TaskResponse<C extends ContractSpec> = C["task"] extends { readonly batch: object }
  ? readonly (Response<C> | undefined)[]
  : Response<C>;
export type Secret<C extends ContractSpec> = OptionalStatic<C["task"], "secret">;
export type Outcome<C extends ContractSpec> = OptionalStatic<C["task"], "outcome">;
export type ProfileName<C extends ContractSpec> = keyof C["profiles"] & string;
export type Settings<C extends ContractSpec, P extends ProfileName<C>> = Static<C["profiles"][P]>;
/** What a validator is set up with: an empty object when the contract says nothing of settings. */
export type ValidatorSettings<C extends ContractSpec> =
  C extends Readonly<Record<"validatorSettings", infer Schema extends TObject>>
    ? Static<Schema>
    : Readonly<Record<string, unknown>>;
