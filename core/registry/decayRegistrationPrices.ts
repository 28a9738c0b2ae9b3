import type { Context } from "../state/context.js";
import { hyperparameters } from "./hyperparameters.js";
import { decayPrice } from "./registrationPrice.js";
import { registrationPrices } from "./tables.js";

/** Block step: every subnet's registration price falls by one block's part of its half-life. */
export function decayRegistrationPrices(ctx: Context): void {
  for (const [[netuid], price] of ctx.state.entries(registrationPrices)) {
    const { burnHalfLife, minBurn, maxBurn } = hyperparameters(ctx.state, netuid);
    const decayed = decayPrice(price, burnHalfLife, ctx.height, { min: minBurn, max: maxBurn });
    ctx.state.set(registrationPrices, [netuid], decayed);
  }
}
