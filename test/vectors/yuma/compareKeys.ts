import { fail } from "../../../core/primitives/errors.js";
import { compare, joinComparisons, type Comparison } from "../difference.js";
import { record } from "../json.js";
import { vectorErrors } from "../vectorErrors.js";
import type { Encoders } from "./encoders.js";

/**
 * Compares every key of an expectation with what its encoder makes of the result.
 *
 * @throws SK2405 for a key without encoder, SK2408 if there is no key at all
 */
export function compareKeys<From>(
  expected: unknown,
  encoders: Encoders<From>,
  from: From,
  path: string,
): Comparison {
  const entries = Object.entries(record(expected, path));
  if (entries.length === 0) throw fail(vectorErrors.nothingCompared, { path });
  return joinComparisons(
    entries.map(([key, value]) => {
      const encode = Object.hasOwn(encoders, key) ? encoders[key] : undefined;
      if (encode === undefined) throw fail(vectorErrors.unknownKey, { path: `${path}.${key}` });
      return compare(value, encode(from), `${path}.${key}`);
    }),
  );
}
