import { createMinerRole } from "../../core/roles/miner.js";
import { maxRecordBytesOf } from "../../core/roles/sessionLimits.js";
import { systemClock } from "../../core/roles/systemClock.js";
import { listen } from "../../plugins/transport-ws/listen.js";
import { contract } from "../../subnets/storage/contract.js";
import type { StorageRequest } from "../../subnets/storage/messages/requests.js";
import type { StorageResponse } from "../../subnets/storage/messages/responses.js";
import { genesisHash, minerSigner, viewOf } from "./storageWorld.js";

/**
 * Serves as a storage miner until the process is killed.
 *
 * @param solve what it answers
 * @returns its endpoint
 */
export async function serveStorageMiner(
  uid: number,
  host: string,
  solve: (request: StorageRequest) => Promise<StorageResponse>,
): Promise<string> {
  const quiet = (): void => undefined;
  const view = viewOf(new Map());
  const role = createMinerRole({
    contract,
    miner: { solve: (request) => solve(request as StorageRequest) }, // by the contract's codec
    genesisHash,
    view: () => view,
    signer: minerSigner(uid),
    clock: systemClock,
    deadline: "clock",
    log: { debug: quiet, info: quiet, warn: quiet },
  });
  const { endpoint } = await listen({
    host,
    port: 0,
    admit: role.admit,
    onConnection: role.accept,
    maxMessageBytes: maxRecordBytesOf(contract),
  });
  return endpoint;
}
