import type { ContractSpec } from "../plugin/contract.js";
import type { Round, Task } from "../plugin/subnet.js";
import { fail } from "../primitives/errors.js";
import { undoingFailures } from "./pluginCall.js";
import { reasonOf } from "./reasonOf.js";
import { roleErrors } from "./roleErrors.js";
import { withinTime } from "./timeLimit.js";
import type { ValidatorLimits, ValidatorOptions } from "./validatorOptions.js";

/**
 * Makes a task of a client's request that can be scored: the plugin's, or the request alone where the contract needs no more.
 *
 * @returns undefined when answers to it can't be scored
 * @throws SK1545 when the plugin fails at it
 */
export async function organicTaskOf(
  { contract, validator, clock, state }: ValidatorOptions,
  limits: ValidatorLimits,
  request: unknown,
  round: Round,
): Promise<Task<ContractSpec> | undefined> {
  if (!validator.organicTask) {
    const { secret, outcome } = contract.task;
    return secret || outcome ? undefined : { request };
  }
  try {
    return await undoingFailures(state, async () => {
      const task = await withinTime(clock, limits.pluginTimeoutMs, () =>
        validator.organicTask?.(request, round),
      );
      return task && { ...task, request };
    });
  } catch (cause) {
    throw fail(roleErrors.organicFailed, { plugin: contract.id, reason: reasonOf(cause) }, cause);
  }
}
