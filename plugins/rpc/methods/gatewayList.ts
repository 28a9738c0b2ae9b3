import { Type } from "#typebox";
import { nodeMethod } from "../nodeContext.js";
import { netuidParam } from "../paramSchemas.js";

export const gatewayList = nodeMethod({
  name: "gateway_list",
  doc: "Where validators of this node's host take requests of clients: netuid, subnet, UID, hotkey and url of each gateway. Example: gateway_list { netuid: 1 }.",
  params: Type.Object({ netuid: Type.Optional(netuidParam) }, { additionalProperties: false }),
  handle: ({ gateways }, { netuid }) =>
    gateways().filter((gateway) => netuid === undefined || gateway.netuid === netuid),
});
