import { defineContract } from "subnetkit/plugin";
import { profiles } from "./profiles.js";
import { request } from "./messages/requests.js";
import { response } from "./messages/responses.js";
import { MAX_MESSAGE_BYTES } from "./sizes.js";
import { availabilityModel } from "./models/availabilityModel.js";

export const contract = defineContract({
  id: "storage",
  version: "1.0.0",
  summary:
    "Miners keep encrypted shards; validators have them open commitments at places nobody can foresee.",
  task: { request, response, timeoutMs: 10_000, streaming: false, maxMessageBytes: MAX_MESSAGE_BYTES },
  models: { availability: availabilityModel },
  profiles,
  hyperparameters: { tempo: 20 },
  /** A request is one shard: enough for 100 GB an hour, so that it is the miners and not the gateway that a file waits for. */
  clients: { perMinute: 6_000, burst: 600, budgetPerHour: 100_000 },
  /** A miner keeps its shards there. */
  needs: { folder: true },
});

export type StorageContract = typeof contract;
