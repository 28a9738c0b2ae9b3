import { fail } from "../primitives/errors.js";
import type { ContractSpec, ProfileName, Response } from "./contract.js";
import { contractErrors } from "./contractErrors.js";
import type { CreateMiner, Miner } from "./subnet.js";
import type { NoneUnknown, UnknownFieldsGiven, UnknownMembers } from "./unknownFields.js";

type UnknownIn<C extends ContractSpec, M> =
  | UnknownMembers<M, keyof Miner<C> | "snapshot" | "restore">
  | UnknownFieldsGiven<M, "solve", Response<C>>
  | UnknownFieldsGiven<M, "solveBatch", readonly (Response<C> | undefined)[]>;

/**
 * Says how a profile's miner is created, typed by the contract. A field that a miner or its answers don't have is a compile error; the
 * last line of the message says which. Code that is generic over contracts, of which nothing is known yet, gives a `CreateMiner` as it is.
 *
 * @param create may be async; what it gives back is a `Miner`
 * @throws SK1308 when the contract has no such profile
 * @example
 * export const plain = defineMiner(contract, "plain", ({ settings }) => ({
 *   solve: (word) => word.repeat(settings.times),
 * }));
 */
export function defineMiner<
  C extends ContractSpec,
  P extends ProfileName<C>,
  Create extends CreateMiner<C, P>,
>(
  contract: C,
  profile: P,
  create: Create & NoneUnknown<UnknownIn<C, Awaited<ReturnType<Create>>>>,
): CreateMiner<C, P> {
  if (!Object.hasOwn(contract.profiles, profile)) {
    throw fail(contractErrors.unknownProfile, {
      id: contract.id,
      profile,
      known: Object.keys(contract.profiles).join(", "),
    });
  }
  return create;
}
