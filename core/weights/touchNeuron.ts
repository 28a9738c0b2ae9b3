import { neurons } from "../registry/tables.js";
import type { Context } from "../state/context.js";
import type { Sender } from "./acceptSender.js";

/** Writes down that a neuron updated its weights in this block: it counts as active, and the rate limit starts anew. */
export function touchNeuron(ctx: Context, netuid: number, { uid, record }: Sender): void {
  ctx.state.set(neurons, [netuid, uid], { ...record, lastUpdate: ctx.height });
}
