import type { ContractSpec } from "../plugin/contract.js";
import type { Call, Miner } from "../plugin/subnet.js";
import { fail, isSubnetkitError } from "../primitives/errors.js";
import { reasonOf } from "./reasonOf.js";
import { roleErrors } from "./roleErrors.js";

/**
 * Has the plugin solve a request. A streaming plugin's parts are given to `onPart` as they come, all but the last,
 * which is the answer.
 *
 * @throws SK1501 with the plugin's name, for whatever the plugin threw; what `onPart` threw passes as it is
 */
export async function solveTask(
  contract: ContractSpec,
  miner: Miner<ContractSpec>,
  request: unknown,
  call: Call,
  onPart: (part: unknown) => Promise<void>,
): Promise<unknown> {
  try {
    const result: unknown = await miner.solve(request, call);
    if (!contract.task.streaming || !isAsyncIterable(result)) return result;
    let last: { readonly part: unknown } | undefined;
    for await (const part of result) {
      if (last) await onPart(last.part);
      last = { part };
    }
    if (!last) throw new Error("it yielded nothing");
    return last.part;
  } catch (cause) {
    if (isSubnetkitError(cause) && ownCodes.has(cause.code)) throw cause;
    throw fail(
      roleErrors.solveFailed,
      { plugin: contract.id, step: "solve", reason: reasonOf(cause) },
      cause,
    );
  }
}

const ownCodes: ReadonlySet<string> = new Set(Object.values(roleErrors).map(({ code }) => code));

function isAsyncIterable(value: unknown): value is AsyncIterable<unknown> {
  return typeof value === "object" && value !== null && Symbol.asyncIterator in value;
}
