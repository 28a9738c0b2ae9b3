import { scheduleOf } from "../registry/subnets.js";
import { bondRows, epochRecords, MAIN_MECHANISM, schedules } from "../registry/tables.js";
import type { Context } from "../state/context.js";
import type { ColumnOutputs } from "../yuma/columnRows.js";

/** Writes what an epoch decided: results and permits, bonds, and that it ran. */
export function applyEpoch(ctx: Context, netuid: number, outputs: ColumnOutputs): void {
  const { state, height } = ctx;
  state.set(epochRecords, [netuid], {
    active: outputs.active,
    validatorPermit: outputs.validatorPermit,
    stakeWeight: outputs.stakeWeight,
    consensus: outputs.consensus,
    incentive: outputs.incentive,
    dividends: outputs.dividends,
    validatorTrust: outputs.validatorTrust,
    emission: outputs.emission,
  });
  outputs.bonds.forEach((row, uid) => {
    if (row.uids.length > 0) state.set(bondRows, [netuid, MAIN_MECHANISM, uid], row);
    else state.delete(bondRows, [netuid, MAIN_MECHANISM, uid]);
  });
  const { epochIndex } = scheduleOf(state, netuid);
  state.set(schedules, [netuid], { lastSlot: height, lastStep: height, epochIndex: epochIndex + 1 });
}
