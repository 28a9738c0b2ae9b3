import { fail } from "../primitives/errors.js";
import { epochRecordOf, ownerUid } from "../registry/neurons.js";
import { subnetOf } from "../registry/subnets.js";
import type { State } from "../state/state.js";
import { weightsErrors } from "./weightsErrors.js";
import type { WeightVector } from "./weightVector.js";

/**
 * Rules about who is weighted. A single weight for oneself needs neither a permit nor company.
 *
 * @param from UID of who weights
 * @throws SK0707, SK0708, SK0709, SK0710, SK0711, in this order
 */
export function acceptUids(
  state: State,
  vector: WeightVector,
  from: number,
  minAllowedWeights: number,
): void {
  const { netuid, uids, values } = vector;
  const { neuronCount } = subnetOf(state, netuid);
  const unknown = uids.find((uid) => !Number.isInteger(uid) || uid < 0 || uid >= neuronCount);
  if (unknown !== undefined) throw fail(weightsErrors.unknownUid, { netuid, uid: unknown });

  const isSelf = uids.length === 1 && uids[0] === from;
  const mayValidate =
    from === ownerUid(state, netuid) || epochRecordOf(state, netuid).validatorPermit[from] === true;
  if (!isSelf && !mayValidate) throw fail(weightsErrors.noPermit, { uid: from, netuid });

  const seen = new Set<number>();
  const repeated = uids.find((uid) => seen.has(uid) || !seen.add(uid));
  if (repeated !== undefined) throw fail(weightsErrors.duplicateUid, { uid: repeated });

  const minimum = Math.min(minAllowedWeights, neuronCount);
  if (!isSelf && uids.length < minimum)
    throw fail(weightsErrors.tooFew, { count: uids.length, netuid, minimum });

  const wrong = values.find((value) => !Number.isInteger(value) || value < 0 || value > 65_535);
  if (wrong !== undefined) throw fail(weightsErrors.valueOutOfRange, { value: wrong });
}
