import { keepDust } from "../../ledger/dust.js";
import { fillPots } from "../../ledger/pots.js";
import { updateMarket } from "../../pools/market.js";
import { registrationPrices } from "../../registry/tables.js";
import type { Context } from "../../state/context.js";
import type { QuietSubnet } from "./readSubnets.js";
import type { ChangedNumbers } from "./subnetFields.js";

/** Writes what a run of empty blocks made of a subnet. */
export function writeSubnet(ctx: Context, subnet: QuietSubnet, after: ChangedNumbers): void {
  const { netuid, numbers: before } = subnet;
  if (subnet.hasRegistrationPrice) ctx.state.set(registrationPrices, [netuid], after.registrationPrice);
  if (!subnet.emits) return;
  const { taoIn, alphaIn, alphaOut, alphaIssued, taoWeightE18, movingPrice, protocolAlpha } = after;
  updateMarket(ctx, netuid, {
    taoIn,
    alphaIn,
    alphaOut,
    alphaIssued,
    taoWeightE18,
    movingPrice,
    protocolAlpha,
  });
  fillPots(ctx, netuid, {
    owner: after.ownerPot - before.ownerPot,
    server: after.serverPot - before.serverPot,
    validator: after.validatorPot - before.validatorPot,
    root: after.rootPot - before.rootPot,
  });
  keepDust(ctx, netuid, {
    tao: after.dustTao - before.dustTao,
    alpha: after.dustAlpha - before.dustAlpha,
  });
}
