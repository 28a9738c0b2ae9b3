import { parentPort } from "node:worker_threads";
import { sealShard, type SealJob } from "./sealShard.js";

/** Runs in a worker thread: seals the shards that it is sent, in their order, in the memory that it shares with the sender. */
parentPort?.on("message", ({ placementKey, shard, data }: SealJob) => {
  const shared = Buffer.from(data.buffer, data.byteOffset, data.length);
  parentPort?.postMessage(sealShard({ placementKey, shard, data: shared }));
});
parentPort?.postMessage("ready");
