import type { Round, ScoreHistory } from "../plugin/subnet.js";
import { fail } from "../primitives/errors.js";
import { undoingFailures } from "./pluginCall.js";
import { reasonOf } from "./reasonOf.js";
import { roleErrors } from "./roleErrors.js";
import { copyOfHistory } from "./scoreHistory.js";
import { isMap } from "./shapes.js";
import type { ValidatorOptions } from "./validatorOptions.js";

/** One weight as the chain takes it. */
export interface WeightU16 {
  readonly uid: number;
  /** 1 to 65,535; the largest of a vector is always 65,535. */
  readonly valueU16: number;
}

/** What weights are made of. */
export interface Remembered {
  readonly history: ScoreHistory;
  /** Each UID's mean score over the history. */
  readonly means: ReadonlyMap<number, number>;
}

const MAX_U16 = 65_535;

/**
 * A round's weights: the plugin's own, or the means.
 *
 * @returns in UID order, without zeros
 * @throws SK1525 the plugin or a hook failed, SK1526 what they returned can't be set
 */
export async function chooseWeights(
  options: ValidatorOptions,
  { history, means }: Remembered,
  round: Round,
  uids: ReadonlySet<number>,
): Promise<readonly WeightU16[]> {
  const { contract, validator, hooks, state } = options;
  const plugin = contract.id;
  let weights: ReadonlyMap<number, number>;
  try {
    weights = await undoingFailures(state, async () => {
      const chosen = validator.weights ? validator.weights(copyOfHistory(history)) : means;
      const final = hooks ? await hooks.weights(chosen, round) : chosen;
      if (!isMap(final)) throw new TypeError("it returned no map");
      return final;
    });
  } catch (cause) {
    throw fail(roleErrors.weightsFailed, { plugin, reason: reasonOf(cause) }, cause);
  }
  for (const [uid, weight] of weights) {
    if (!uids.has(uid)) throw fail(roleErrors.badWeights, { plugin, reason: `there is no UID ${uid}` });
    if (!(Number.isFinite(weight) && weight >= 0)) {
      throw fail(roleErrors.badWeights, { plugin, reason: `UID ${uid} would get ${weight}` });
    }
  }
  return weightsToU16(weights);
}

/** Scales weights so that the largest becomes 65,535, rounded to the nearest; what rounds to 0 is left out. */
export function weightsToU16(weights: ReadonlyMap<number, number>): readonly WeightU16[] {
  const largest = Math.max(0, ...weights.values());
  if (largest === 0) return [];
  return [...weights]
    .map(([uid, weight]) => ({ uid, valueU16: Math.round((weight / largest) * MAX_U16) }))
    .filter(({ valueU16 }) => valueU16 > 0)
    .sort((a, b) => a.uid - b.uid);
}
