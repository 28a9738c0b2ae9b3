import { scheduleOf } from "../registry/subnets.js";
import { MAIN_MECHANISM, weightCommits } from "../registry/tables.js";
import type { Context } from "../state/context.js";
import { revealEpochOf, setOpenCommits } from "./weightCommits.js";

/** Drops the commits of a subnet whose epoch to be revealed in is over; `weights.commitLapsed` names each. */
export function lapseCommits(ctx: Context, netuid: number): void {
  const { state } = ctx;
  const { epochIndex } = scheduleOf(state, netuid);
  for (const [[, , uid], commits] of state.entries(weightCommits, [netuid, MAIN_MECHANISM])) {
    const open = commits.filter((commit) => epochIndex <= revealEpochOf(state, netuid, commit));
    if (open.length === commits.length) continue;
    setOpenCommits(ctx, netuid, uid, open);
    for (const { hash } of commits.filter((commit) => !open.includes(commit))) {
      ctx.emit({ name: "weights.commitLapsed", fields: { netuid, uid, hash } });
    }
  }
}
