import { Type } from "@sinclair/typebox";
import { explainNeuron } from "../../../core/chain/queries/explainNeuron.js";
import { nodeMethod } from "../nodeContext.js";
import { epochParam, netuidParam, uidParam } from "../paramSchemas.js";

export const yumaExplain = nodeMethod({
  name: "yuma_explain",
  doc:
    "The way of a UID through an epoch: weights, masks, consensus, clipping, rank, incentive, bonds, dividends, payment, and what changed. " +
    "Every rule is a code; shares come exact (raw, 2^32 is 1) and as numbers. Example: yuma_explain { netuid: 1, uid: 3 }.",
  params: Type.Object(
    { netuid: netuidParam, uid: uidParam, epoch: Type.Optional(epochParam) },
    { additionalProperties: false },
  ),
  handle: ({ chain }, { netuid, uid, epoch }) => explainNeuron(chain, { netuid, uid, epoch }),
});
