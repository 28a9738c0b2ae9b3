import { debit } from "../ledger/accounts.js";
import { medianPrice } from "../pools/medianPrice.js";
import { openMarket } from "../pools/openMarket.js";
import { fail } from "../primitives/errors.js";
import { u64f64 } from "../primitives/fixed/u64f64.js";
import type { AccountId } from "../primitives/ss58.js";
import type { Context } from "../state/context.js";
import { addNeuron } from "./addNeuron.js";
import { addSubnet } from "./addSubnet.js";
import { checkPlugin } from "./checkPlugin.js";
import { networkParameters } from "./hyperparameters.js";
import { registryErrors } from "./registryErrors.js";
import { subnetLockAt } from "./subnetLock.js";
import { netuidsOf, ROOT } from "./subnets.js";
import { lastCreation, type PluginReference } from "./tables.js";

export interface SubnetCreation {
  /** Pays the lock and owns the subnet. */
  readonly coldkey: AccountId;
  readonly hotkey: AccountId;
  readonly plugin: PluginReference;
  /** Most that may be locked, in rao; anything if left out. */
  readonly maxLock?: bigint | undefined;
}

/**
 * Creates a subnet. The lock becomes the TAO reserve of its pool, and as much alpha is minted as that buys at the median
 * price of the other pools. The hotkey becomes UID 0. The subnet takes no part in emission until `startSubnet`.
 *
 * @param makeRoom called when there are as many subnets as there may be: it may dissolve one
 * @returns the netuid
 * @throws SK0620 too soon after the last one, SK0621 lock above the limit, SK0619 no room, SK0603 somebody else's
 * hotkey, SK0301 balance too small, SK0412 if the median price leaves too little alpha, SK0623 unusable plugin reference
 */
export function createSubnet(
  ctx: Context,
  { coldkey, hotkey, plugin, maxLock }: SubnetCreation,
  makeRoom: (ctx: Context) => void = () => undefined,
): number {
  const { state, height } = ctx;
  checkPlugin(plugin);
  const { networkRateLimit, subnetLimit } = networkParameters(state);
  const last = state.get(lastCreation, []);
  if (last !== undefined && height - last.height < networkRateLimit) {
    const { height: createdAt } = last;
    throw fail(registryErrors.creationTooSoon, { createdAt, earliest: createdAt + networkRateLimit });
  }
  const lock = subnetLockAt(state, height);
  if (maxLock !== undefined && lock > maxLock)
    throw fail(registryErrors.lockAboveLimit, { lock, limit: maxLock });
  if (netuidsOf(state).length >= subnetLimit) makeRoom(ctx);
  const taken = netuidsOf(state);
  if (taken.length >= subnetLimit) throw fail(registryErrors.subnetLimitReached, { limit: subnetLimit });

  const netuid = lowestFree(taken);
  const alpha = (lock << u64f64.fractionBits) / medianPrice(state);
  openMarket(ctx, netuid, { tao: debit(ctx, coldkey, lock), alpha });
  addSubnet(ctx, netuid, { owner: coldkey, ownerHotkey: hotkey, plugin });
  addNeuron(ctx, netuid, { hotkey, coldkey });
  state.set(lastCreation, [], { height, lock });
  return netuid;
}

/** The lowest netuid above root that isn't taken. */
function lowestFree(taken: readonly number[]): number {
  const gap = taken.findIndex((netuid, index) => netuid !== ROOT + 1 + index);
  return ROOT + 1 + (gap < 0 ? taken.length : gap);
}
