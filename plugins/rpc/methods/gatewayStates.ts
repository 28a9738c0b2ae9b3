import { Type } from "#typebox";
import { nodeMethod } from "../nodeContext.js";

export const gatewayStates = nodeMethod({
  name: "gateway_states",
  doc: "Of each subnet whose validators this node's host runs: netuid, subnet and whether its gateways are opening (the validators start, or are loaded anew), open or gone (with their thread). Example: gateway_states {}.",
  params: Type.Object({}, { additionalProperties: false }),
  handle: ({ gatewayStates: states }) => states(),
});
