import { Type } from "#typebox";
import { findExtrinsic } from "../../../core/chain/queries/findExtrinsic.js";
import { nodeMethod } from "../nodeContext.js";

export const txStatus = nodeMethod({
  name: "tx_status",
  doc:
    "Whether an extrinsic is in one of the blocks that are kept, and its receipt. " +
    'Example: tx_status { id: "9f…" } → { status: "included", height: 42, … }.',
  params: Type.Object(
    { id: Type.String({ pattern: "^[0-9a-f]{64}$", description: "What tx_submit gave." }) },
    { additionalProperties: false },
  ),
  handle: ({ chain }, { id }) => findExtrinsic(chain, id),
});
