import { noParams } from "../paramSchemas.js";
import { gatewayMethod } from "./gatewayContext.js";

export const gatewayInfo = gatewayMethod({
  name: "gateway_info",
  doc: "Chain, subnet, plugin and hotkey of this gateway, and how much one request may be. Example: gateway_info {}.",
  params: noParams,
  handle: ({ gateway }) => gateway.info,
});
