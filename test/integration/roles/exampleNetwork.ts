import { createMiner } from "../../../core/plugin/createMiner.js";
import type { ContractSpec } from "../../../core/plugin/contract.js";
import { createPluginState, type JournaledState } from "../../../core/plugin/pluginState.js";
import { createValidator } from "../../../core/plugin/createValidator.js";
import type { Miner, Subnet } from "../../../core/plugin/subnet.js";
import type { RoundReport } from "../../../core/roles/roundReport.js";
import { createNetwork, quietLog, viewOf, type Network } from "../../unit/core/roles/networkFixture.js";

/** One miner: its profile, what its owner set, and how long it takes. */
export interface Place {
  readonly profile: string;
  readonly settings?: unknown;
  readonly delayMs?: number;
}

export interface ExampleNetwork {
  readonly network: Network;
  readonly state: JournaledState;
  /** Runs a round of the subnet's own validator at a height. */
  readonly round: (height: number) => Promise<RoundReport>;
}

/** A subnet's own miners and validator, in both roles, over connections in memory and in virtual time. */
export async function exampleNetwork(
  subnet: Subnet,
  places: readonly Place[],
  dump?: Uint8Array,
): Promise<ExampleNetwork> {
  const { contract } = subnet;
  const network = createNetwork(places.map((_, index) => index + 1));
  for (const [index, { profile, settings = {}, delayMs = 0 }] of places.entries()) {
    const miner = await createMiner(subnet, profile, { settings, models: {}, log: quietLog });
    const wait = (): Promise<void> => new Promise((resolve) => void network.clock.after(delayMs, resolve));
    const solve: Miner<ContractSpec>["solve"] = (request, call) =>
      delayMs === 0 ? miner.solve(request, call) : wait().then(() => miner.solve(request, call));
    network.addMiner(index + 1, () => undefined, { contract, miner: { ...miner, solve } });
  }
  const state = createPluginState(dump);
  const validator = await createValidator(subnet, { models: {}, state, log: quietLog });
  const role = network.validator({ contract, validator, state });
  return {
    network,
    state,
    round: (height) => {
      network.view = viewOf(network.view.neurons, height);
      return network.round(role);
    },
  };
}
