import { Type } from "@sinclair/typebox";
import { Tensor } from "../../core/plugin/tensorSchema.js";
import { defineContract } from "../../core/plugin/defineContract.js";
import { schemaHash } from "../../core/plugin/schemaHash.js";
import { developmentSigner, type Signer } from "../../core/primitives/keys.js";
import type { Identity } from "../../core/protocol/handshake.js";
import { DEFAULT_LIMITS } from "../../core/protocol/limits.js";
import { RECORD_OVERHEAD_BYTES } from "../../core/protocol/records.js";
import type { SubnetView } from "../../core/roles/ports.js";
import { neuronRecord } from "./neuronRecord.js";

/** What both processes of the bench `protocol` agree on. */
export const keys = {
  miner: developmentSigner("bench", "miner"),
  validator: developmentSigner("bench", "validator"),
};

export const MAX_MESSAGE_BYTES = DEFAULT_LIMITS.maxFrameBytes + RECORD_OVERHEAD_BYTES;

const Numbers = Tensor({ dtype: "float32", shape: [{ max: 200_000 }] });

export const contract = defineContract({
  id: "bench-echo",
  version: "1.0.0",
  summary: "Miners repeat numbers.",
  task: { request: Numbers, response: Numbers, timeoutMs: 60_000, streaming: false },
  models: {},
  profiles: { plain: Type.Object({}) },
  hyperparameters: {},
});

export const identityOf = (signer: Signer): Identity => ({
  genesisHash: "be".repeat(32),
  netuid: 1,
  plugin: { id: contract.id, version: contract.version, schemaHash: schemaHash(contract) },
  signer,
  limits: DEFAULT_LIMITS,
  height: () => 1,
});

export const view: SubnetView = {
  netuid: 1,
  height: 1,
  blockId: "00".repeat(32),
  tempo: 20,
  versionKey: 0n,
  neurons: [
    neuronRecord(0, keys.validator, { validatorPermit: true }),
    neuronRecord(1, keys.miner, { endpoint: "ws://miner" }),
  ],
};
