// A storage miner that keeps nothing: it hands every shard to an accomplice and fetches it back when it is challenged. `node storageRelay.js UID HOST
// ACCOMPLICE_UID ACCOMPLICE_ENDPOINT`. Says its endpoint on standard output, and serves until it is killed.
import { maxRecordBytesOf } from "../../core/roles/sessionLimits.js";
import { systemClock } from "../../core/roles/systemClock.js";
import { createWsTransport } from "../../plugins/transport-ws/createWsTransport.js";
import { createDirectNetwork } from "../../runner/storage/directNetwork.js";
import { proveChallenge } from "../../subnets/storage/audit/proveChallenge.js";
import { contract } from "../../subnets/storage/contract.js";
import { toBytes } from "../../subnets/storage/messages/bytesOf.js";
import type { StorageRequest } from "../../subnets/storage/messages/requests.js";
import { serveStorageMiner } from "./serveStorageMiner.js";
import { client, genesisHash, minerSigner, viewOf } from "./storageWorld.js";

const [uid = "1", host = "127.0.0.1", accompliceUid = "2", accompliceEndpoint = ""] = process.argv.slice(2);
const transport = createWsTransport({ clock: systemClock, maxMessageBytes: maxRecordBytesOf(contract) });
const elsewhere = await createDirectNetwork({
  genesisHash,
  view: () => Promise.resolve(viewOf(new Map([[Number(accompliceUid), accompliceEndpoint]]))),
  dial: (...how) => transport.dial(...how),
  signer: client,
  clock: systemClock,
});
const accomplice = { uid: Number(accompliceUid), hotkey: minerSigner(Number(accompliceUid)).account };

const solve = (request: StorageRequest): ReturnType<typeof elsewhere.ask> => {
  if (request.kind !== "challenge") return elsewhere.ask(accomplice, request);
  return proveChallenge(request, async (shard) => {
    const fetched = await elsewhere.ask(accomplice, { kind: "get", shard: toBytes(shard) });
    return fetched.kind === "shard" ? { data: fetched.data.data } : undefined;
  });
};
const endpoint = await serveStorageMiner(Number(uid), host, solve);
process.stdout.write(`${endpoint}\n`);
