import type { ContractSpec } from "../plugin/contract.js";
import type { Call, Miner } from "../plugin/subnet.js";
import { fail, isSubnetkitError } from "../primitives/errors.js";
import { reasonOf } from "./reasonOf.js";
import { roleErrors } from "./roleErrors.js";

/**
 * Has the plugin solve a request. A streaming plugin's parts are given to `onPart` as they come; the next one is asked
 * for when that is done.
 *
 * @returns the answer as a whole, or nothing when it came in parts
 * @throws SK1501 with the plugin's name, for whatever the plugin threw; what `onPart` threw passes as it is
 */
export async function solveTask(
  contract: ContractSpec,
  miner: Miner<ContractSpec>,
  request: unknown,
  call: Call,
  onPart: (part: unknown) => Promise<void>,
): Promise<{ readonly response: unknown } | undefined> {
  try {
    const result: unknown = await miner.solve(request, call);
    if (!contract.task.streaming || !isAsyncIterable(result)) return { response: result };
    let count = 0;
    for await (const part of result) {
      await onPart(part);
      count += 1;
    }
    if (count === 0) throw new Error("it yielded nothing");
    return undefined;
  } catch (cause) {
    throw solveError(contract, cause);
  }
}

/** What a plugin threw, as an error that names it; our own pass as they are. */
export function solveError({ id }: ContractSpec, cause: unknown): Error {
  if (isSubnetkitError(cause) && ownCodes.has(cause.code)) return cause;
  return fail(roleErrors.solveFailed, { plugin: id, step: "solve", reason: reasonOf(cause) }, cause);
}

const ownCodes: ReadonlySet<string> = new Set(Object.values(roleErrors).map(({ code }) => code));

function isAsyncIterable(value: unknown): value is AsyncIterable<unknown> {
  return typeof value === "object" && value !== null && Symbol.asyncIterator in value;
}
