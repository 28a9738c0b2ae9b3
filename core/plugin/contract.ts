import type { Static, TObject, TSchema } from "@sinclair/typebox";
import type { ModelReference } from "./models.js";

/** What a subnet's messages look like and how long an answer may take. */
export interface TaskSpec {
  readonly request: TSchema;
  readonly response: TSchema;
  /** What only the validator knows while it waits: never sent to a miner. */
  readonly secret?: TSchema;
  /** What becomes known after the task was sent, such as the price that came; `Validator.outcome` delivers it to `score`. */
  readonly outcome?: TSchema;
  readonly timeoutMs: number;
  readonly streaming: boolean;
}

/** Hyperparameters a subnet asks for at its creation; the kernel checks each against its own table. */
export type RequestedHyperparameters = Readonly<Record<string, number | bigint | boolean>>;

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
  readonly hyperparameters: RequestedHyperparameters;
}

export type Contract<Spec extends ContractSpec = ContractSpec> = Spec;

/** The type behind an optional schema of the task: `undefined` when the contract has none, `unknown` when it isn't known which contract it is. */
type OptionalStatic<Task, Name extends keyof TaskSpec> =
  Task extends Readonly<Record<Name, infer Schema extends TSchema>>
    ? Static<Schema>
    : Name extends keyof Task
      ? unknown
      : undefined;

export type Request<C extends ContractSpec> = Static<C["task"]["request"]>;
export type Response<C extends ContractSpec> = Static<C["task"]["response"]>;
export type Secret<C extends ContractSpec> = OptionalStatic<C["task"], "secret">;
export type Outcome<C extends ContractSpec> = OptionalStatic<C["task"], "outcome">;
export type ProfileName<C extends ContractSpec> = keyof C["profiles"] & string;
export type Settings<C extends ContractSpec, P extends ProfileName<C>> = Static<C["profiles"][P]>;
