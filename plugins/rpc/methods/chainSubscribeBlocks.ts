import { nodeSubscription } from "../nodeContext.js";
import { noParams } from "../paramSchemas.js";

export const chainSubscribeBlocks = nodeSubscription({
  name: "chain_subscribeBlocks",
  doc: "Height and id of each new block, beginning with the last one. Over WebSocket only.",
  params: noParams,
  start: ({ chain, onBlock }, _params, push) => {
    push(chain.head);
    return onBlock(({ height, id }) => push({ height, id }));
  },
});
