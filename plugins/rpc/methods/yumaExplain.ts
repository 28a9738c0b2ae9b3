import { Type } from "#typebox";
import { explainNeuron, type NeuronExplanation } from "../../../core/chain/queries/explainNeuron.js";
import { nodeMethod, type ScoreBehind } from "../nodeContext.js";
import { epochParam, netuidParam, uidParam } from "../paramSchemas.js";

/** An explanation, and the scores in front of it where the node knows them. */
export interface ExplainedNeuron extends NeuronExplanation {
  readonly scores: readonly ScoreBehind[];
}

export const yumaExplain = nodeMethod({
  name: "yuma_explain",
  doc:
    "The way of a UID through an epoch: scores where this node hosts the validators, weights, masks, consensus, clipping, rank, incentive, bonds, dividends, payment, and what changed. " +
    "Every rule is a code; shares come exact (raw, 2^32 is 1) and as numbers. Example: yuma_explain { netuid: 1, uid: 3 }.",
  params: Type.Object(
    { netuid: netuidParam, uid: uidParam, epoch: Type.Optional(epochParam) },
    { additionalProperties: false },
  ),
  handle: ({ chain, scores }, { netuid, uid, epoch }): ExplainedNeuron => {
    const explanation = explainNeuron(chain, { netuid, uid, epoch });
    return { ...explanation, scores: scores(netuid, uid, explanation.height) };
  },
});
