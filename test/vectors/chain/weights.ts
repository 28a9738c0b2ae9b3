import { isWithinMaxWeight, maxUpscale, sumNormalize } from "../../../core/weights/upscale.js";
import type { Difference } from "../difference.js";
import { anything, fields, integer, listOf, pairOf } from "../json.js";
import { compareOutputs } from "./compareOutputs.js";

/** Checks of weights.json. */
export const comparers: Readonly<Record<string, (entry: unknown) => readonly Difference[]>> = {
  cases(entry) {
    const given = fields(entry, "");
    const values = given.read("values", listOf(integer));
    const limits = given.read("max_limit_ok", listOf(pairOf(integer, anything)));
    return compareOutputs(given, {
      max_upscaled: maxUpscale(values),
      sum_normalized: sumNormalize(values),
      max_limit_ok: limits.map(([limit]) => [limit, isWithinMaxWeight(values, limit)]),
    });
  },
};
