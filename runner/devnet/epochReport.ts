import type { Chain } from "../../core/chain/chain.js";
import { readMetagraph, type MetagraphNeuron } from "../../core/chain/queries/readMetagraph.js";
import { readSubnet } from "../../core/chain/queries/readSubnet.js";
import { readSupply } from "../../core/chain/queries/readSupply.js";
import { RAO_PER_TAO } from "../../core/primitives/amounts.js";
import type { Observations } from "./observations.js";
import type { LocalSubnet } from "./preset/localGenesis.js";
import type { EpochReport, NeuronRow, SupplyReport } from "./reports.js";

/** What an epoch of a subnet looks like, from the state right after its block. */
export function epochReport(chain: Chain, subnet: LocalSubnet, observations: Observations): EpochReport {
  const { netuid, description } = subnet;
  const { epoch, pool } = readSubnet(chain.state, netuid);
  const behind = observations.behindWeights(epoch.lastAt);
  const missing = observations.missing();
  return {
    netuid,
    subnet: description.id,
    epoch: epoch.count,
    height: epoch.lastAt,
    alphaPrice: Number(pool.price) / Number(RAO_PER_TAO),
    rows: readMetagraph(chain.state, netuid).neurons.map((neuron) => {
      const planned = subnet.neurons[neuron.uid];
      const seen = [...behind.values()].flatMap((miners) => miners.filter(({ uid }) => uid === neuron.uid));
      return {
        ...rowOf(neuron),
        role: planned?.role ?? "miner",
        profile: planned?.profile ?? "",
        meanScore: mean(seen.flatMap(({ meanScore }) => (meanScore === undefined ? [] : [meanScore]))),
        weight: mean(seen.map(({ weight }) => weight)),
        missing: missing.get(neuron.uid) ?? {},
      };
    }),
    supply: supplyReport(chain),
  };
}

/** Supply as it is shown; past the last halving the next one is the cap itself. */
export function supplyReport(chain: Chain): SupplyReport {
  const { cap, issued, blockEmission, nextHalving } = readSupply(chain.state);
  return { cap, issued, blockEmission, nextHalvingAt: nextHalving?.issuance ?? cap };
}

function rowOf(
  neuron: MetagraphNeuron,
): Omit<NeuronRow, "role" | "profile" | "meanScore" | "weight" | "missing"> {
  return {
    uid: neuron.uid,
    hotkey: neuron.hotkey,
    consensusU16: neuron.consensus,
    incentiveU16: neuron.incentive,
    dividendsU16: neuron.dividends,
    emission: neuron.emission,
    stake: neuron.stake,
  };
}

function mean(values: readonly number[]): number | undefined {
  return values.length === 0 ? undefined : values.reduce((sum, value) => sum + value, 0) / values.length;
}
