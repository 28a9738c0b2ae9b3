import type { GatewayRole } from "../../../core/roles/gateway.js";
import { defineMethod, type Method } from "../method.js";
import type { TObject } from "@sinclair/typebox";

/** What the methods of a gateway's port work on. */
export interface GatewayContext {
  readonly gateway: GatewayRole;
}

/** Types a gateway's method by its own schema. */
export const gatewayMethod: <Params extends TObject>(
  method: Method<GatewayContext, Params>,
) => Method<GatewayContext, Params> = defineMethod;
