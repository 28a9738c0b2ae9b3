// A storage miner in a process of its own: `node storageMiner.js UID HOST FOLDER`. Says its endpoint to its parent, or on standard output, and serves until
// it is killed.
import { makeRoomForBulk } from "../../runner/neuron/bulkMessages.js";
import { contract } from "../../subnets/storage/contract.js";
import { openDiskShards } from "../../subnets/storage/miners/diskShards.js";
import { solveRequest } from "../../subnets/storage/miners/solveRequest.js";
import { serveStorageMiner } from "./serveStorageMiner.js";

makeRoomForBulk(contract);
const [uid = "1", host = "127.0.0.1", folder = ""] = process.argv.slice(2);
const store = await openDiskShards({ folder, quotaBytes: 2 ** 40, durable: true });
const endpoint = await serveStorageMiner(Number(uid), host, (request) => solveRequest(store, request));
process.send?.(endpoint);
process.stdout.write(`${endpoint}\n`);
