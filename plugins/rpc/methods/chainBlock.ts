import { Type } from "#typebox";
import { blockJson } from "../blockJson.js";
import { nodeMethod } from "../nodeContext.js";
import { heightParam } from "../paramSchemas.js";

export const chainBlock = nodeMethod({
  name: "chain_block",
  doc: "A recent block with its receipts and events; older ones are refused with the range that is kept. Example: chain_block { height: 7 }.",
  params: Type.Object({ height: heightParam }, { additionalProperties: false }),
  handle: ({ chain }, { height }) => blockJson(chain.blockAt(height)),
});
