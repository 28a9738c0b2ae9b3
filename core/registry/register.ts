import { debit } from "../ledger/accounts.js";
import { burnAlpha } from "../pools/burnAlpha.js";
import { buyAlpha } from "../pools/trade.js";
import { fail } from "../primitives/errors.js";
import type { AccountId } from "../primitives/ss58.js";
import type { Context } from "../state/context.js";
import type { State } from "../state/state.js";
import { addNeuron } from "./addNeuron.js";
import { hyperparameters } from "./hyperparameters.js";
import { raisePrice } from "./registrationPrice.js";
import { registryErrors } from "./registryErrors.js";
import { registrationPrices } from "./tables.js";

export interface Registration {
  readonly netuid: number;
  /** Pays, and owns the hotkey from now on. */
  readonly coldkey: AccountId;
  readonly hotkey: AccountId;
  /** Most that it may cost, in rao; anything if left out. */
  readonly maxPrice?: bigint | undefined;
}

/**
 * What a registration costs now, in rao.
 *
 * @throws SK0601
 */
export function registrationPriceOf(state: State, netuid: number): bigint {
  const price = state.get(registrationPrices, [netuid]);
  if (price === undefined) throw fail(registryErrors.noSubnet, { netuid });
  return price;
}

/**
 * Registers a hotkey as a neuron. The price is swapped for the subnet's alpha, which is burnt; then it rises.
 *
 * @returns the UID
 * @throws SK0601 no such subnet, SK0608 price above the limit, SK0607 registration closed, SK0606 already registered,
 * SK0603 somebody else's hotkey, SK0609 no free UID, SK0301 balance too small, SK04xx if the pool refuses the swap
 */
export function register(ctx: Context, { netuid, coldkey, hotkey, maxPrice }: Registration): number {
  const price = registrationPriceOf(ctx.state, netuid);
  if (maxPrice !== undefined && price > maxPrice) {
    throw fail(registryErrors.priceAboveLimit, { price, limit: maxPrice });
  }
  const { registrationAllowed, feeRate, burnIncreaseMult, minBurn, maxBurn } = hyperparameters(
    ctx.state,
    netuid,
  );
  if (!registrationAllowed) throw fail(registryErrors.registrationClosed, { netuid });

  const uid = addNeuron(ctx, netuid, { hotkey, coldkey });
  const { paidOut } = buyAlpha(ctx, netuid, debit(ctx, coldkey, price), { feeRateU16: feeRate });
  burnAlpha(ctx, netuid, paidOut);
  ctx.state.set(
    registrationPrices,
    [netuid],
    raisePrice(price, burnIncreaseMult, { min: minBurn, max: maxBurn }),
  );
  ctx.emit({ name: "registry.registrationPaid", fields: { netuid, uid, price, alphaBurnt: paidOut } });
  return uid;
}
