import { Type } from "subnetkit/plugin";

const closed = { additionalProperties: false };

const MEBIBYTE = 1_048_576;

const quota = { minimum: 1, maximum: Number.MAX_SAFE_INTEGER };

export const profiles = {
  /** Keeps every shard in a file of its own and answers for it. */
  disk: Type.Object(
    {
      /** Where the shards are kept. Empty: in the neuron's own folder. */
      folder: Type.String({ maxLength: 4_096, default: "" }),
      quotaBytes: Type.Integer({ ...quota, default: 4_096 * MEBIBYTE }),
      /** Whether a shard is on the disk itself before it is acknowledged. */
      durable: Type.Boolean({ default: true }),
    },
    closed,
  ),
  /** Keeps shards in memory: quick, small, and gone with the process. The quota is of each caller. */
  memory: Type.Object({ quotaBytes: Type.Integer({ ...quota, default: 196_608 }) }, closed),
  /** Takes everything and keeps part of it, to save space: what audits are there to find. */
  lossy: Type.Object(
    {
      /** Share of the leaves that it does not keep. */
      dropped: Type.Number({ minimum: 0, maximum: 1, default: 0.2 }),
      quotaBytes: Type.Integer({ ...quota, default: 256 * MEBIBYTE }),
    },
    closed,
  ),
};
