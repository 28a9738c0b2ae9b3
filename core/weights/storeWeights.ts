import { MAIN_MECHANISM, weightRows } from "../registry/tables.js";
import type { Context } from "../state/context.js";
import { maxUpscale } from "./upscale.js";
import type { WeightVector } from "./weightVector.js";

/** Writes accepted weights, scaled so that the largest is 65535. */
export function storeWeights(ctx: Context, { netuid, uids, values }: WeightVector, uid: number): void {
  const row = { uids: Uint16Array.from(uids), values: Uint16Array.from(maxUpscale(values)) };
  ctx.state.set(weightRows, [netuid, MAIN_MECHANISM, uid], row);
  ctx.emit({ name: "weights.set", fields: { netuid, uid, count: uids.length } });
}
