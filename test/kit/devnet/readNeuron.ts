import { readMetagraph } from "../../../core/chain/queries/readMetagraph.js";
import { fail } from "../../../core/primitives/errors.js";
import type { AccountId } from "../../../core/primitives/ss58.js";
import type { NeuronOutcome } from "../../../runner/simulate/epochOutcome.js";
import type { Simulation } from "../../../runner/simulate/simulation.js";
import { kitErrors } from "../kitErrors.js";
import type { NeuronChoice } from "./devnet.js";

const U16 = 65_535;

/** One neuron now: what its last epoch decided, and what it has. Shares are fractions of 1, amounts rao. */
export interface DevnetNeuron extends NeuronOutcome {
  readonly netuid: number;
  readonly hotkey: AccountId;
  readonly coldkey: AccountId;
  readonly endpoint: string | undefined;
}

/** Finds a neuron and reads all there is about it. @throws SK0601, SK2931 */
export function readNeuron(network: Simulation, netuid: number, which: NeuronChoice): DevnetNeuron {
  const subnet = network.subnets.find((each) => each.netuid === netuid);
  const planned = subnet ? [...subnet.validators, ...subnet.miners] : [];
  const { neurons } = readMetagraph(network.chain.state, netuid);
  const hotkey = planned.find(({ name }) => name === which)?.hotkey.signer.account;
  const found = neurons.find((neuron) => neuron.uid === which || neuron.hotkey === hotkey);
  if (!found) {
    const known = planned.map(({ name }) => name).join(", ");
    throw fail(kitErrors.unknownNeuron, { netuid, neuron: which, known });
  }
  const own = planned.find((neuron) => neuron.hotkey.signer.account === found.hotkey);
  const last = network
    .epochs()
    .findLast((epoch) => epoch.netuid === netuid)
    ?.neurons.find(({ uid, name }) => uid === found.uid && name === own?.name);
  const { uid, coldkey, endpoint, validatorPermit, emission, stake } = found;
  return {
    netuid,
    uid,
    name: own?.name,
    group: own?.group.name,
    role: own?.role,
    hotkey: found.hotkey,
    coldkey,
    endpoint,
    score: last?.score,
    weight: last?.weight ?? 0,
    consensus: found.consensus / U16,
    incentive: found.incentive / U16,
    dividends: found.dividends / U16,
    validatorTrust: found.validatorTrust / U16,
    validatorPermit,
    emission,
    stake,
  };
}
