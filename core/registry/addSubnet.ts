import { RAO_PER_TAO } from "../primitives/amounts.js";
import { fail } from "../primitives/errors.js";
import type { AccountId } from "../primitives/ss58.js";
import type { Context } from "../state/context.js";
import type { Hyperparameters } from "./hyperparameterTable.js";
import { assignHyperparameters, defaultHyperparameters, hyperparameters } from "./hyperparameters.js";
import { registryErrors } from "./registryErrors.js";
import { ROOT } from "./subnets.js";
import {
  hyperparameterValues,
  registrationPrices,
  schedules,
  subnets,
  type PluginReference,
} from "./tables.js";

const START_PRICE = RAO_PER_TAO;

export interface NewSubnet {
  /** Coldkey of the owner. */
  readonly owner: AccountId;
  /** The owner's hotkey; `addNeuron` gives it a UID. */
  readonly ownerHotkey: AccountId;
  readonly plugin: PluginReference;
  /** Those that differ from the chain's own values. */
  readonly hyperparameters?: Partial<Hyperparameters>;
  /** First block of emission; undefined until the owner starts the subnet. */
  readonly firstEmissionBlock?: number | undefined;
  /** What the first registration costs, in rao; 1 TAO if left out. */
  readonly registrationPrice?: bigint;
}

/**
 * Enters a subnet, without a payment, without neurons (see `addNeuron`) and without its market (see `openMarket`).
 *
 * @throws SK0602, SK0616
 */
export function addSubnet(ctx: Context, netuid: number, subnet: NewSubnet): void {
  const { state, height } = ctx;
  const { owner, ownerHotkey, plugin, firstEmissionBlock, registrationPrice = START_PRICE } = subnet;
  if (netuid === ROOT || state.get(subnets, [netuid]) !== undefined) {
    throw fail(registryErrors.subnetExists, { netuid });
  }
  state.set(subnets, [netuid], {
    owner,
    ownerHotkey,
    plugin,
    createdAt: height,
    firstEmissionBlock,
    neuronCount: 0,
  });
  state.set(hyperparameterValues, [netuid], defaultHyperparameters);
  assignHyperparameters(ctx, netuid, subnet.hyperparameters ?? {});
  state.set(registrationPrices, [netuid], registrationPrice);

  // Staggered, so that subnets of one age don't all have their epochs in the same block.
  const { tempo } = hyperparameters(state, netuid);
  const lastSlot = Math.max(0, height - (netuid % tempo));
  state.set(schedules, [netuid], { lastSlot, lastStep: 0, epochIndex: 0 });

  ctx.emit({
    name: "registry.subnetAdded",
    fields: { netuid, owner, plugin: plugin.id, version: plugin.version },
  });
}
