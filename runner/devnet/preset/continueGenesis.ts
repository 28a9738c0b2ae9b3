import type { Genesis, GenesisSubnet } from "../../../core/chain/genesis.js";
import { storeErrors } from "../../../core/chain/store/storeErrors.js";
import { fail } from "../../../core/primitives/errors.js";
import { whyAnother } from "./keptDifferences.js";
import type { LocalNetwork, LocalSubnet } from "./localGenesis.js";

/**
 * The network to run on a chain that is there already. A plugin may have changed since its subnet was created: another version, other
 * messages, other profiles. The chain keeps what it was created with, and whoever has a UID on it runs the plugin of now. Where the
 * subnets or their keys are others, it is another network.
 *
 * @throws SK1602, naming what differs
 */
export function continueGenesis(planned: LocalNetwork, stored: Genesis | undefined): LocalNetwork {
  if (!stored || stored.network !== planned.genesis.network) return planned;
  const difference = whyAnother(planned, stored);
  if (difference !== undefined) throw fail(storeErrors.otherGenesis, { difference });
  // Keys that no plan has: the store refuses it.
  if (!planned.subnets.every((subnet, index) => isSame(subnet, stored.subnets[index]))) return planned;
  return {
    ...planned,
    genesis: stored,
    accounts: planned.accounts.filter(({ coldkey }) =>
      stored.accounts.some(({ account }) => account === coldkey),
    ),
    subnets: planned.subnets.map((subnet, index) => ({
      ...subnet,
      // Planned beyond what the chain has: there is no UID for them.
      neurons: subnet.neurons.slice(0, stored.subnets[index]?.neurons.length),
    })),
  };
}

/** Whether the plan's subnet is the chain's: same plugin, and the same key at each UID that both have. */
function isSame({ netuid, description, neurons }: LocalSubnet, stored: GenesisSubnet | undefined): boolean {
  return (
    stored?.netuid === netuid &&
    stored.plugin.id === description.id &&
    stored.neurons.every(({ uid, hotkey }) => (neurons[uid]?.hotkey.signer.account ?? hotkey) === hotkey)
  );
}
