import { randomUUID } from "node:crypto";
import { createMessageCodec } from "../../core/plugin/messageCodec.js";
import { schemaHash } from "../../core/plugin/schemaHash.js";
import type { Pieces } from "../../core/primitives/bytes.js";
import { SubnetkitError } from "../../core/primitives/errors.js";
import type { Signer } from "../../core/primitives/keys.js";
import type { Clock } from "../../core/protocol/ports.js";
import type { Reply } from "../../core/roles/askedTask.js";
import { createPeerPool } from "../../core/roles/peerPool.js";
import type { ServingNeuron } from "../../core/roles/connectPeer.js";
import type { Dial, SubnetView } from "../../core/roles/ports.js";
import { sessionLimitsFor } from "../../core/roles/sessionLimits.js";
import { DEFAULT_VALIDATOR_LIMITS } from "../../core/roles/validatorOptions.js";
import type { StorageMiner, StorageNetwork } from "../../subnets/storage/client/network.js";
import { contract } from "../../subnets/storage/contract.js";
import type { StorageRequest } from "../../subnets/storage/messages/requests.js";
import type { StorageResponse } from "../../subnets/storage/messages/responses.js";

const RETRIES = 3;

export interface DirectOptions {
  readonly genesisHash: string;
  /** The subnet as it is now. */
  readonly view: () => Promise<SubnetView>;
  readonly dial: Dial;
  /** A hotkey with a validator permit: miners let nobody else in. */
  readonly signer: Signer;
  readonly clock: Clock;
}

/**
 * Reaches the storage subnet's miners over the protocol, as a validator does. Its sessions replace those that the same hotkey has elsewhere.
 *
 * @example const network = createDirectNetwork({ genesisHash, view, dial, signer, clock });
 */
export async function createDirectNetwork(
  options: DirectOptions,
): Promise<StorageNetwork & { readonly close: () => void }> {
  const { genesisHash, signer, clock, dial } = options;
  const codec = createMessageCodec(contract);
  let view = await options.view();
  const identity = {
    genesisHash,
    netuid: view.netuid,
    plugin: { id: contract.id, version: contract.version, schemaHash: schemaHash(contract) },
    signer,
    limits: sessionLimitsFor(contract),
    height: () => view.height,
  };
  const pool = createPeerPool({
    ...DEFAULT_VALIDATOR_LIMITS,
    contract,
    identity,
    clock,
    dial,
    deadline: "clock",
  });
  const serving = (view: SubnetView): ServingNeuron[] =>
    view.neurons.filter(
      (neuron): neuron is ServingNeuron => neuron.endpoint !== undefined && neuron.hotkey !== signer.account,
    );
  let neurons = serving(view);
  pool.keep(neurons);
  const refresh = async (): Promise<void> => {
    view = await options.view();
    neurons = serving(view);
    pool.keep(neurons);
  };

  const askOnce = async (miner: StorageMiner, body: Pieces): Promise<Reply | undefined> => {
    const neuron = neurons.find(({ hotkey }) => hotkey === miner.hotkey);
    const line = neuron && pool.lineTo(neuron);
    const taskId = randomUUID().replaceAll("-", "");
    return (await line?.ask([{ taskId, body }]))?.[0];
  };
  const ask = async (miner: StorageMiner, request: StorageRequest): Promise<StorageResponse> => {
    const body = codec.encodeRequestPieces(request);
    let reply = await askOnce(miner, body);
    // A session that another of the same hotkey replaced is opened anew; every request may be repeated.
    for (
      let again = 0;
      again < RETRIES && reply && "missing" in reply && reply.missing === "unreachable";
      again += 1
    ) {
      await refresh(); // Handshakes name the height.
      reply = await askOnce(miner, body);
    }
    if (reply && "body" in reply) return codec.decodeResponse(reply.body);
    const { code, reason } = reply?.problem ?? { code: "SK1536", reason: "it does not serve" };
    throw new SubnetkitError({ code, message: reason, next: "Look at the miner's log." });
  };
  return {
    miners: async () => {
      await refresh();
      return neurons.map(({ uid, hotkey }) => ({ uid, hotkey }));
    },
    ask,
    close: () => pool.close(),
  };
}
