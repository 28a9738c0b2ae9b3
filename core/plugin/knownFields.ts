import type { ContractSpec, TaskSpec } from "./contract.js";
import type { ModelOptions, ModelReference } from "./models.js";

declare const unknownField: unique symbol;

/** What the compiler names when a field is unknown: no value is of this type. */
export interface UnknownField<Known> {
  readonly [unknownField]: Known;
}

/**
 * Makes a field that the shape doesn't know a compile error also where a type parameter would let it through: an object is assignable to
 * `Given & KnownFields<Given, Shape>` only without others. The open keys of a record, as of a value that was widened, pass.
 */
export type KnownFields<Given, Shape> = Given extends object
  ? {
      readonly [
        Field in keyof Given as string extends Field ? never : Field extends keyof Shape ? never : Field
      ]: UnknownField<keyof Shape>;
    }
  : unknown;

/** The same for a field that may be left out. */
type KnownIn<Given, Field extends PropertyKey, Shape> =
  Given extends Readonly<Record<Field, infer Value>>
    ? { readonly [F in Field]: KnownFields<Value, NonNullable<Shape>> }
    : unknown;

/** Of what a contract says of one model: its fields, and those of its batches. */
export type KnownModelFields<Given, Shape extends ModelReference | ModelOptions> = KnownFields<Given, Shape> &
  KnownIn<Given, "batch", ModelReference["batch"]>;

/** What a stream excludes: its answers come in parts, one by one. A contract whose type leaves open whether it streams is checked when it runs. */
type WithoutStream<Task> = Task extends { readonly streaming: true }
  ? { readonly batch?: "not with streaming"; readonly commitReveal?: false }
  : unknown;

type KnownModels<Models> = {
  readonly [Name in keyof Models]: KnownModelFields<Models[Name], ModelReference>;
};

/** A contract without a field that contracts don't have, at every level that isn't the author's own to name. */
export type KnownContractFields<Spec extends ContractSpec> = KnownFields<Spec, ContractSpec> &
  KnownIn<Spec, "needs", ContractSpec["needs"]> &
  KnownIn<Spec, "clients", ContractSpec["clients"]> & {
    readonly task: KnownFields<Spec["task"], TaskSpec> &
      KnownIn<Spec["task"], "batch", TaskSpec["batch"]> &
      WithoutStream<Spec["task"]>;
    readonly hyperparameters: KnownFields<Spec["hyperparameters"], ContractSpec["hyperparameters"]>;
    readonly models: KnownModels<Spec["models"]>;
  };
