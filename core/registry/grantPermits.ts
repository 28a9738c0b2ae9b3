import { fail } from "../primitives/errors.js";
import type { Context } from "../state/context.js";
import { epochRecordOf } from "./neurons.js";
import { registryErrors } from "./registryErrors.js";
import { subnetOf } from "./subnets.js";
import { epochRecords } from "./tables.js";

/**
 * Gives UIDs a validator permit as if an epoch had: for a genesis, in which validators already are what they are.
 *
 * @throws SK0601, SK0622
 */
export function grantPermits(ctx: Context, netuid: number, uids: readonly number[]): void {
  const { neuronCount } = subnetOf(ctx.state, netuid);
  const stranger = uids.find((uid) => uid >= neuronCount);
  if (stranger !== undefined) throw fail(registryErrors.noNeuron, { netuid, uid: stranger });

  const epoch = epochRecordOf(ctx.state, netuid);
  const byUid = <Value>(values: readonly Value[], missing: Value): Value[] =>
    Array.from({ length: neuronCount }, (_, uid) => values[uid] ?? missing);
  ctx.state.set(epochRecords, [netuid], {
    active: byUid(epoch.active, true),
    validatorPermit: byUid(epoch.validatorPermit, false).map((permit, uid) => permit || uids.includes(uid)),
    stakeWeight: byUid(epoch.stakeWeight, 0),
    consensus: byUid(epoch.consensus, 0),
    incentive: byUid(epoch.incentive, 0),
    dividends: byUid(epoch.dividends, 0),
    validatorTrust: byUid(epoch.validatorTrust, 0),
    emission: byUid(epoch.emission, 0n),
  });
}
