import { Type } from "#typebox";
import { readCommitments } from "../../../core/chain/queries/readCommitments.js";
import { nodeMethod } from "../nodeContext.js";
import { netuidParam } from "../paramSchemas.js";

export const stateCommitments = nodeMethod({
  name: "state_commitments",
  doc: "What a subnet's neurons have committed to in public, by UID, the bytes as hex. Example: state_commitments { netuid: 1 }.",
  params: Type.Object({ netuid: netuidParam }, { additionalProperties: false }),
  handle: ({ chain }, { netuid }) => readCommitments(chain.state, netuid),
});
