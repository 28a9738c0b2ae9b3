import { nodeMethod } from "../nodeContext.js";
import { noParams } from "../paramSchemas.js";

export const chainHead = nodeMethod({
  name: "chain_head",
  doc: 'Height and id of the last block. Example: chain_head {} → { height: 42, id: "9f…" }.',
  params: noParams,
  handle: ({ chain }) => chain.head,
});
