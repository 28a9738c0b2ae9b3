import type { PluginState, Round } from "../plugin/subnet.js";
import { sha256Hex } from "../primitives/hash.js";
import type { Signer } from "../primitives/keys.js";
import type { ServingNeuron } from "./connectPeer.js";
import type { SubnetView } from "./ports.js";
import { cellOf, parseInteger, type Cell } from "./roleState.js";
import { roundSecretOf, type RoundSecret } from "./roundSecret.js";

/** A round before anything is asked: whom, under which seed. */
export interface BegunRound {
  readonly round: Round;
  /** The neurons behind `round.peers`, in the same order. */
  readonly neurons: readonly ServingNeuron[];
  readonly secret: RoundSecret;
}

/** Height of the last round that a validator began. */
export function lastHeightOf(state: PluginState): Cell<number> {
  return cellOf(state, "height", parseInteger);
}

/**
 * Begins a validator's round on a view: all other neurons that serve are its peers, in UID order.
 *
 * @param kind a round that is due, or one that comes between rounds for a client's sake: its seed is secret, so that nobody can
 * compute which of its tasks are the validator's own
 */
export function beginRound(
  view: SubnetView,
  { signer, state, genesisHash }: { signer: Signer; state: PluginState; genesisHash: string },
  kind: "due" | "between" = "due",
): BegunRound {
  const { netuid, height } = view;
  const neurons = view.neurons
    .filter(
      (neuron): neuron is ServingNeuron => neuron.endpoint !== undefined && neuron.hotkey !== signer.account,
    )
    .sort((a, b) => a.uid - b.uid);

  const counter = cellOf(state, "round", parseInteger);
  const number = counter.read() ?? 0;
  counter.write(number + 1);
  if (kind === "due") lastHeightOf(state).write(height);
  const publicSeed = roundSeedOf(netuid, view.blockId);
  const secret = roundSecretOf(signer, { genesisHash, netuid, seed: publicSeed, number });
  const seed = kind === "due" ? publicSeed : secret.coverSeed;
  return {
    round: {
      height,
      seed,
      privateSeed: secret.taskSeed,
      peers: neurons.map(({ uid, hotkey }) => ({ uid, hotkey })),
    },
    neurons,
    secret,
  };
}

/** A round's seed, the same for every validator: of the block that opened it, unknown before and public afterwards. */
export function roundSeedOf(netuid: number, blockId: string): string {
  return sha256Hex(`subnetkit round/${netuid}/${blockId}`);
}
