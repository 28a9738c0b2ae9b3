import type { Context } from "../state/context.js";
import { epochRecordOf } from "./neurons.js";
import type { StoredRow } from "./rowCodec.js";
import {
  bondRows,
  commitments,
  endpoints,
  epochRecords,
  MAIN_MECHANISM,
  weightCommits,
  weightRows,
} from "./tables.js";

/**
 * Makes a UID as if nobody had been there: its weights, weight commits, bonds, endpoint, commitment, permit and results
 * go, and every weight that others gave it becomes an explicit 0. Bonds of others to it go at the next epoch, which ignores them.
 */
export function clearUid(ctx: Context, netuid: number, uid: number): void {
  const { state } = ctx;
  state.delete(endpoints, [netuid, uid]);
  state.delete(commitments, [netuid, uid]);
  state.delete(weightCommits, [netuid, MAIN_MECHANISM, uid]);
  state.delete(weightRows, [netuid, MAIN_MECHANISM, uid]);
  state.delete(bondRows, [netuid, MAIN_MECHANISM, uid]);

  for (const [key, row] of state.entries(weightRows, [netuid, MAIN_MECHANISM])) {
    const at = row.uids.indexOf(uid);
    if (at >= 0 && row.values[at] !== 0) state.set(weightRows, key, withoutWeight(row, at));
  }

  const epoch = epochRecordOf(state, netuid);
  if (uid >= epoch.active.length) return;
  state.set(epochRecords, [netuid], {
    // A neuron counts as active until an epoch finds otherwise.
    active: epoch.active.with(uid, true),
    validatorPermit: epoch.validatorPermit.with(uid, false),
    stakeWeight: epoch.stakeWeight.with(uid, 0),
    consensus: epoch.consensus.with(uid, 0),
    incentive: epoch.incentive.with(uid, 0),
    dividends: epoch.dividends.with(uid, 0),
    validatorTrust: epoch.validatorTrust.with(uid, 0),
    emission: epoch.emission.with(uid, 0n),
  });
}

function withoutWeight({ uids, values }: StoredRow, at: number): StoredRow {
  return { uids, values: values.with(at, 0) };
}
