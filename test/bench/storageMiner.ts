// A storage miner in a process of its own: `node storageMiner.js UID HOST FOLDER`. Says its endpoint to its parent, or on standard output, and serves until
// it is killed.
import { createMinerRole } from "../../core/roles/miner.js";
import { maxRecordBytesOf } from "../../core/roles/sessionLimits.js";
import { systemClock } from "../../core/roles/systemClock.js";
import { listen } from "../../plugins/transport-ws/listen.js";
import { makeRoomForBulk } from "../../runner/neuron/bulkMessages.js";
import { contract } from "../../subnets/storage/contract.js";
import { openDiskShards } from "../../subnets/storage/miners/diskShards.js";
import { solveRequest } from "../../subnets/storage/miners/solveRequest.js";
import type { StorageRequest } from "../../subnets/storage/messages/requests.js";
import { genesisHash, minerSigner, viewOf } from "./storageWorld.js";

makeRoomForBulk(contract);
const [uid = "1", host = "127.0.0.1", folder = ""] = process.argv.slice(2);
const store = await openDiskShards({ folder, quotaBytes: 2 ** 40, durable: true });
const quiet = (): void => undefined;
const role = createMinerRole({
  contract,
  miner: { solve: (request) => solveRequest(store, request as StorageRequest) },
  genesisHash,
  view: () => viewOf(new Map()),
  signer: minerSigner(Number(uid)),
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
process.send?.(endpoint);
process.stdout.write(`${endpoint}\n`);
