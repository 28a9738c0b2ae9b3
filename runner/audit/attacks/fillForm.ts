import { fail } from "../../../core/primitives/errors.js";
import { mapNumbers } from "../../../core/plugin/mapNumbers.js";
import type { Random } from "../../../core/primitives/random.js";
import { roleErrors } from "../../../core/roles/roleErrors.js";
import type { CreateSimulatedMiner } from "../../simulate/seat.js";
import type { Scene } from "../attack.js";
import { requestKeys } from "../requestKey.js";
import { wholeResponse } from "../wholeResponse.js";
import { rangeOf, type NumberRange } from "./rangeOf.js";

/**
 * A miner that answers in the right form with numbers of its own choice. The form is taken from the profile's answer, which is not
 * counted as work, since every form-filler could do it. Numbers are chosen by the very first answer alone, whose request gets none, so that
 * right ones don't show through.
 */
export function fillForm(
  { subnet }: Scene,
  numberFrom: (range: NumberRange, random: Random) => number,
): CreateSimulatedMiner {
  const keyOf = requestKeys(subnet.contract);
  let first: { readonly key: string; readonly range: NumberRange } | undefined;
  return async (_, __, own) => {
    const miner = await own();
    return {
      solve: async (request, call) => {
        const key = keyOf(request);
        const form = await wholeResponse(miner.solve(request, call));
        const found = rangeOf(form);
        if (!first && found) first = { key, range: found };
        if (!first || first.key === key) throw fail(roleErrors.cancelled);
        const { range } = first;
        return mapNumbers(form, () => {
          const number = numberFrom(range, call.random);
          return range.areIntegers ? Math.round(number) : number;
        });
      },
    };
  };
}
