import type { ContractSpec, Outcome } from "./contract.js";
import type { CreateValidator, Task, Validator } from "./subnet.js";
import type { NoneUnknown, UnknownFieldsGiven, UnknownMembers } from "./unknownFields.js";

type UnknownIn<C extends ContractSpec, V> =
  | UnknownMembers<V, keyof Validator<C>>
  | UnknownFieldsGiven<V, "createTasks", readonly Task<C>[]>
  | UnknownFieldsGiven<V, "organicTask", Task<C> | undefined>
  | UnknownFieldsGiven<V, "outcome", Outcome<C> | undefined>;

/**
 * Says how a subnet's validator is created, typed by the contract. A field that a validator, its tasks, their requests and secrets, or an
 * outcome don't have is a compile error; the last line of the message says which.
 *
 * @param create may be async; what it gives back is a `Validator`
 * @example
 * export const createValidator = defineValidator(contract, ({ state }) => ({
 *   createTasks: ({ seed }) => [{ request: seed.slice(0, 8) }],
 *   score: ({ request, answers }) => answers.map(({ response }) => (response === request ? 1 : 0)),
 * }));
 */
export function defineValidator<C extends ContractSpec, Create extends CreateValidator<C>>(
  _contract: C,
  create: Create & NoneUnknown<UnknownIn<C, Awaited<ReturnType<Create>>>>,
): CreateValidator<C> {
  return create;
}
