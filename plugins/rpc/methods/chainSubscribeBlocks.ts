import { nodeSubscription } from "../nodeContext.js";
import { noParams } from "../paramSchemas.js";

export const chainSubscribeBlocks = nodeSubscription({
  name: "chain_subscribeBlocks",
  doc: "Height and id of each new block, beginning with the last one; after dev_advance of its last block alone. Over WebSocket only.",
  params: noParams,
  start: ({ chain, onHead }, _params, push) => {
    push(chain.head);
    return onHead(({ height, id }) => push({ height, id }));
  },
});
