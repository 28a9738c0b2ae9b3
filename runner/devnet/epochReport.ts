import type { Chain } from "../../core/chain/chain.js";
import { readMetagraph, type MetagraphNeuron } from "../../core/chain/queries/readMetagraph.js";
import { readSubnet } from "../../core/chain/queries/readSubnet.js";
import { readSupply } from "../../core/chain/queries/readSupply.js";
import { RAO_PER_TAO } from "../../core/primitives/amounts.js";
import type { MinerObservation } from "../neuron/messages.js";
import type { Observations } from "./observations.js";
import type { LocalSubnet } from "./preset/localGenesis.js";
import type { EpochReport, NeuronRow, SupplyReport } from "./reports.js";
import { whyUnscored, type Circumstances } from "./whyUnscored.js";

/** What an epoch of a subnet looks like, from the state right after its block. */
export function epochReport(
  chain: Chain,
  subnet: LocalSubnet,
  observations: Observations,
  circumstances: Circumstances,
): EpochReport {
  const { netuid, description } = subnet;
  const { epoch, pool } = readSubnet(chain.state, netuid);
  const behind = observations.behindWeights(epoch.lastAt);
  const rounds = observations.latest();
  const scored = behind.size > 0 ? [...behind.values()] : rounds.map(({ miners }) => miners);
  const missing = observations.missing();
  const { neurons } = readMetagraph(chain.state, netuid);
  const rows = neurons.map((neuron): NeuronRow => {
    const planned = subnet.neurons[neuron.uid];
    const seenIn = (rounds: readonly (readonly MinerObservation[])[]): MinerObservation[] =>
      rounds.flatMap((miners) => miners.filter(({ uid }) => uid === neuron.uid));
    return {
      ...rowOf(neuron),
      role: planned?.role ?? "miner",
      profile: planned?.profile ?? "",
      meanScore: mean(
        seenIn(scored).flatMap(({ meanScore }) => (meanScore === undefined ? [] : [meanScore])),
      ),
      weight: mean(seenIn([...behind.values()]).map(({ weight }) => weight)),
      missing: missing.get(neuron.uid) ?? {},
    };
  });
  const canAsk = neurons.some(({ endpoint }) => endpoint !== undefined);
  const unscored = whyUnscored(rows, rounds, canAsk, circumstances);
  return {
    netuid,
    subnet: description.id,
    epoch: epoch.count,
    height: epoch.lastAt,
    alphaPrice: Number(pool.price) / Number(RAO_PER_TAO),
    rows,
    ...(unscored && { unscored }),
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
