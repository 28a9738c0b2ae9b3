import type { Context } from "../state/context.js";
import { bondRows, MAIN_MECHANISM } from "./tables.js";

/** Takes a neuron out of everyone's bonds, as if it had just registered. */
export function resetBondsTo(ctx: Context, netuid: number, uid: number): void {
  for (const [key, row] of ctx.state.entries(bondRows, [netuid, MAIN_MECHANISM])) {
    if (!row.uids.includes(uid)) continue;
    const uids = row.uids.filter((to) => to !== uid);
    const values = row.values.filter((_, index) => row.uids[index] !== uid);
    if (uids.length === 0) ctx.state.delete(bondRows, key);
    else ctx.state.set(bondRows, key, { uids, values });
  }
  ctx.emit({ name: "registry.bondsReset", fields: { netuid, uid } });
}
