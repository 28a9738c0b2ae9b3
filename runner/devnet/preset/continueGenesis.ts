import type { Genesis, GenesisSubnet } from "../../../core/chain/genesis.js";
import type { LocalNetwork, LocalSubnet } from "./localGenesis.js";

/**
 * The network to run on a chain that is there already. A plugin may have changed since its subnet was created: another version, other
 * messages, other profiles. The chain keeps what it was created with, and whoever has a UID on it runs the plugin of now. Where the
 * subnets or their keys are others, the planned genesis is left as it is, for the store to refuse.
 */
export function continueGenesis(planned: LocalNetwork, stored: Genesis | undefined): LocalNetwork {
  if (!stored || stored.network !== planned.genesis.network) return planned;
  const same =
    stored.subnets.length === planned.subnets.length &&
    planned.subnets.every((subnet, index) => isSame(subnet, stored.subnets[index]));
  if (!same) return planned;
  return {
    ...planned,
    genesis: stored,
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
