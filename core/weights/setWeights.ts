import { fail } from "../primitives/errors.js";
import { hyperparameters } from "../registry/hyperparameters.js";
import type { Context } from "../state/context.js";
import { acceptSender } from "./acceptSender.js";
import { acceptUids } from "./acceptUids.js";
import { assertRateLimit } from "./rateLimit.js";
import { storeWeights } from "./storeWeights.js";
import { touchNeuron } from "./touchNeuron.js";
import { weightsErrors } from "./weightsErrors.js";
import type { WeightVector } from "./weightVector.js";

/**
 * Sets a neuron's weights, scaled so that the largest is 65535. The rules are checked in the order of the codes.
 *
 * @throws SK0601 no such subnet, SK0701 commit–reveal is on, SK0702 lengths differ, SK0703 not registered, SK0704 too
 * little stake, SK0705 old version key, SK0706 too soon, SK0707 unknown UID, SK0708 no permit, SK0709 duplicate UID,
 * SK0710 too few weights, SK0711 not a u16
 * @example setWeights(ctx, { netuid: 1, hotkey, uids: [3, 4], values: [1, 2], versionKey: 0n });
 */
export function setWeights(ctx: Context, vector: WeightVector): void {
  const { netuid } = vector;
  const parameters = hyperparameters(ctx.state, netuid);
  if (parameters.commitRevealEnabled) throw fail(weightsErrors.commitRevealOn, { netuid });
  const sender = acceptSender(ctx.state, vector, parameters);
  assertRateLimit(ctx, sender, parameters.weightsRateLimit);
  acceptUids(ctx.state, vector, sender.uid, parameters.minAllowedWeights);
  storeWeights(ctx, vector, sender.uid);
  touchNeuron(ctx, netuid, sender);
}
