import { Type } from "#typebox";
import { hexToBytes } from "../../../core/primitives/bytes.js";
import { nodeMethod } from "../nodeContext.js";

const MAX_EXTRINSICS = 1_000;
const MAX_HEX = 256 * 1024;

export const txSubmitBatch = nodeMethod({
  name: "tx_submitBatch",
  doc:
    "Takes many signed extrinsics (hex of their CBOR), their signatures verified together and off the node's main thread. " +
    "Gives for each, in order, its id, or a refusal with code, message and next.",
  params: Type.Object(
    { extrinsics: Type.Array(Type.String({ maxLength: MAX_HEX }), { maxItems: MAX_EXTRINSICS }) },
    { additionalProperties: false },
  ),
  handle: ({ submitBatch }, { extrinsics }) => submitBatch(extrinsics.map(hexToBytes)),
});
