import { createMessageCodec } from "../../core/plugin/messageCodec.js";
import { isSubnetkitError, SubnetkitError } from "../../core/primitives/errors.js";
import type { Signer } from "../../core/primitives/keys.js";
import { gatewayErrors } from "../../core/roles/gatewayErrors.js";
import type { SubnetView } from "../../core/roles/ports.js";
import type { Client } from "../../plugins/rpc/client/connect.js";
import { findGateway } from "../../plugins/rpc/client/findGateway.js";
import { lastingGateway } from "../../plugins/rpc/client/lastingGateway.js";
import type { StorageMiner, StorageNetwork } from "../../subnets/storage/client/network.js";
import { contract } from "../../subnets/storage/contract.js";
import type { StorageRequest } from "../../subnets/storage/messages/requests.js";
import type { StorageResponse } from "../../subnets/storage/messages/responses.js";

export interface GatewayOptions {
  readonly node: Client;
  readonly netuid: number;
  /** Whose account asks and is metered. */
  readonly signer: Signer;
  readonly view: () => Promise<SubnetView>;
}

/** A gateway lets an account ask so often a minute: what is too soon waits, for no longer than this. */
const PATIENCE_MS = 300_000;
const PAUSE_MS = 1_100;

/**
 * Reaches the storage subnet's miners through a validator's gateway, each by name, as every client does.
 *
 * A gateway that goes, as when the subnet is loaded anew, is replaced: what it was not asked is asked the next one.
 *
 * @throws as `findGateway`
 */
export async function createGatewayNetwork(
  options: GatewayOptions,
): Promise<StorageNetwork & { readonly close: () => void }> {
  const { node, netuid, signer, view } = options;
  const gateway = await lastingGateway(() => findGateway(node, netuid));
  const codec = createMessageCodec(contract);

  const askOnce = async ({ uid }: StorageMiner, request: StorageRequest): Promise<StorageResponse> => {
    // What a gateway passes on was checked by it; it is checked here again, since a gateway may lie.
    const { decodeResponse: readResponse } = codec;
    const { answers } = await gateway.through((now) =>
      now.ask(request, { signer, to: [uid], all: true, readResponse }),
    );
    const [answer] = answers;
    if (answer && "response" in answer) return answer.response as StorageResponse; // by its codec's word
    const missing = answer && "missing" in answer ? answer.missing : "no answer";
    throw new SubnetkitError({ code: "SK1536", message: missing, next: "Look at the miner's log." });
  };
  const ask: StorageNetwork["ask"] = async (miner, request) => {
    for (let waitedMs = 0; ; waitedMs += PAUSE_MS) {
      try {
        return await askOnce(miner, request);
      } catch (error) {
        const isTooFast = isSubnetkitError(error) && error.code === gatewayErrors.tooFast.code;
        if (!isTooFast || waitedMs >= PATIENCE_MS) throw error;
        await new Promise((resolve) => setTimeout(resolve, PAUSE_MS));
      }
    }
  };
  return {
    miners: async () =>
      (await view()).neurons
        .filter(({ endpoint, hotkey }) => endpoint !== undefined && hotkey !== signer.account)
        .map(({ uid, hotkey }) => ({ uid, hotkey })),
    ask,
    close: () => gateway.close(),
  };
}
