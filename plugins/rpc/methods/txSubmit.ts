import { Type } from "#typebox";
import { hexToBytes } from "../../../core/primitives/bytes.js";
import { nodeMethod } from "../nodeContext.js";

/** A block's worth of weights fits many times over. */
const MAX_HEX = 256 * 1024;

export const txSubmit = nodeMethod({
  name: "tx_submit",
  doc: "Takes a signed extrinsic (hex of its CBOR) into the pool and gives its id; what happened to it is in its block's receipts.",
  params: Type.Object({ extrinsic: Type.String({ maxLength: MAX_HEX }) }, { additionalProperties: false }),
  handle: ({ submit }, { extrinsic }) => ({ id: submit(hexToBytes(extrinsic)) }),
});
