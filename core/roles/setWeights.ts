import type { Round } from "../plugin/subnet.js";
import { fail, type ErrorReport } from "../primitives/errors.js";
import type { NeuronRecord } from "./ports.js";
import { refusalOf } from "./refusalOf.js";
import { reasonOf } from "./reasonOf.js";
import { roleErrors } from "./roleErrors.js";
import type { ValidatorOptions } from "./validatorOptions.js";
import { chooseWeights, type Remembered, type WeightU16 } from "./weights.js";

/** Chooses weights from the history and asks the chain to set them. Returns what was set, or why nothing was; never rejects. */
export async function setWeights(
  options: ValidatorOptions,
  remembered: Remembered,
  round: Round,
  neurons: readonly NeuronRecord[],
): Promise<readonly WeightU16[] | ErrorReport> {
  try {
    const weights = await chooseWeights(options, remembered, round, new Set(neurons.map(({ uid }) => uid)));
    return (await submit(options, weights)) ?? weights;
  } catch (error) {
    return refusalOf(error);
  }
}

async function submit(
  { chain, netuid }: ValidatorOptions,
  weights: readonly WeightU16[],
): Promise<ErrorReport | undefined> {
  if (weights.length === 0) throw fail(roleErrors.nothingToWeigh, { netuid });
  const uids = weights.map(({ uid }) => uid);
  const values = weights.map(({ valueU16 }) => valueU16);
  try {
    return await chain.setWeights(netuid, uids, values);
  } catch (cause) {
    throw fail(roleErrors.chainFailed, { reason: reasonOf(cause) }, cause);
  }
}
