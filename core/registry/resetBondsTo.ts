import type { Context } from "../state/context.js";
import { bondRows, MAIN_MECHANISM } from "./tables.js";

/** Takes a neuron out of everyone's bonds, as if it had just registered. */
export function resetBondsTo(ctx: Context, netuid: number, uid: number): void {
  for (const [key, row] of ctx.state.entries(bondRows, [netuid, MAIN_MECHANISM])) {
    const others = row.filter(([to]) => to !== uid);
    if (others.length === 0) ctx.state.delete(bondRows, key);
    else if (others.length < row.length) ctx.state.set(bondRows, key, others);
  }
  ctx.emit({ name: "registry.bondsReset", fields: { netuid, uid } });
}
