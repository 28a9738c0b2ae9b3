import { Type } from "#typebox";
import { accountFromText } from "../../../core/primitives/ss58.js";
import { accountParam } from "../paramSchemas.js";
import { gatewayMethod } from "./gatewayContext.js";

export const gatewayChallenge = gatewayMethod({
  name: "gateway_challenge",
  doc: 'Bytes (base64) to sign the next requests of an account with, good for ten minutes. Example: gateway_challenge { account: "5F…" }.',
  params: Type.Object({ account: accountParam }, { additionalProperties: false }),
  handle: ({ gateway }, { account }) => ({
    challenge: Buffer.from(gateway.challenge(accountFromText(account))).toString("base64"),
  }),
});
