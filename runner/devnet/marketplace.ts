import type { GatewayAddress } from "../../plugins/rpc/nodeContext.js";
import type { Sale } from "../neuron/messages.js";

/** Where clients can ask on this network, and how much they have bought. */
export interface Marketplace {
  /** Notes a gateway; one that was opened anew takes the place of its former self. */
  readonly opened: (gateway: GatewayAddress) => void;
  readonly sold: (netuid: number, sale: Sale) => void;
  readonly gateways: () => readonly GatewayAddress[];
  /** Answers bought since the start, by netuid. */
  readonly soldBy: (netuid: number) => number;
}

export function createMarketplace(): Marketplace {
  const gateways = new Map<string, GatewayAddress>();
  const counts = new Map<number, number>();
  return {
    opened: (gateway) => void gateways.set(`${gateway.netuid}/${gateway.uid}`, gateway),
    sold: (netuid) => void counts.set(netuid, (counts.get(netuid) ?? 0) + 1),
    gateways: () => [...gateways.values()].sort((a, b) => a.netuid - b.netuid || a.uid - b.uid),
    soldBy: (netuid) => counts.get(netuid) ?? 0,
  };
}
