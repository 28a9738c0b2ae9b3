import { isJournaled } from "../plugin/pluginState.js";
import { createTasks } from "./createTasks.js";
import type { ExchangeParts } from "./exchange.js";
import type { SubnetView } from "./ports.js";
import { roundSecretOf } from "./roundSecret.js";

/** The first task that a plugin makes for a seed of its own, encoded. What it wrote to its state is undone. */
export async function exampleRequest(
  { options, limits, codecs, inTurn }: ExchangeParts,
  { netuid, height }: SubnetView,
  seed: string,
): Promise<Uint8Array | undefined> {
  const { signer, state, chain } = options;
  const secret = roundSecretOf(signer, { genesisHash: chain.genesisHash, netuid, seed, number: 0 });
  return inTurn(async () => {
    const checkpoint = isJournaled(state) ? state.checkpoint() : undefined;
    try {
      const round = { height, seed, privateSeed: seed, peers: [] };
      const [task] = await createTasks(options, limits, codecs, round, secret, () => undefined);
      return task?.requestBody;
    } finally {
      if (checkpoint && isJournaled(state)) state.revert(checkpoint);
    }
  });
}
