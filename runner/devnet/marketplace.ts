import type { GatewayAddress } from "../../plugins/rpc/nodeContext.js";
import type { Sale } from "../neuron/messages.js";

/** Where clients can ask on this network, and how much they have bought. */
export interface Marketplace {
  /** Notes a gateway, for as long as it is open; one that was opened anew takes the place of its former self. */
  readonly opened: (gateway: GatewayAddress, isOpen: () => boolean) => void;
  readonly sold: (netuid: number, sale: Sale) => void;
  /** Those that are open. */
  readonly gateways: () => readonly GatewayAddress[];
  /** Answers bought since the start, by netuid. */
  readonly soldBy: (netuid: number) => number;
}

export function createMarketplace(): Marketplace {
  const gateways = new Map<string, { readonly address: GatewayAddress; readonly isOpen: () => boolean }>();
  const counts = new Map<number, number>();
  return {
    opened: (address, isOpen) => void gateways.set(`${address.netuid}/${address.uid}`, { address, isOpen }),
    sold: (netuid) => void counts.set(netuid, (counts.get(netuid) ?? 0) + 1),
    gateways: () =>
      [...gateways.values()]
        .filter(({ isOpen }) => isOpen())
        .map(({ address }) => address)
        .sort((a, b) => a.netuid - b.netuid || a.uid - b.uid),
    soldBy: (netuid) => counts.get(netuid) ?? 0,
  };
}
