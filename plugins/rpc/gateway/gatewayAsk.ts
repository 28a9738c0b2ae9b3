import { Type } from "#typebox";
import { fail } from "../../../core/primitives/errors.js";
import { accountFromText } from "../../../core/primitives/ss58.js";
import { gatewayErrors } from "../../../core/roles/gatewayErrors.js";
import { accountParam, uidParam } from "../paramSchemas.js";
import { gatewayMethod } from "./gatewayContext.js";

const ID_BYTES = 16;
const MAX_MINERS = 1_024;
/** The largest request of any contract, as base64. */
const MAX_BODY_TEXT = 9_000_000;

const short = (maxLength: number, description: string) => Type.String({ maxLength, description });

export const gatewayAsk = gatewayMethod({
  name: "gateway_ask",
  doc:
    "Asks miners for a client. Bytes are base64: `body` is the request as deterministic CBOR, `signature` the account's over " +
    "chain, subnet, gateway, account, challenge, id, body and options. `client.ask` makes all of it. Gives result and the gateway's signature.",
  params: Type.Object(
    {
      account: accountParam,
      scheme: short(16, "ed25519 or sr25519."),
      challenge: short(128, "From gateway_challenge."),
      id: short(32, "16 bytes, new for each request."),
      body: short(MAX_BODY_TEXT, "The request."),
      miners: Type.Optional(
        Type.Integer({ minimum: 1, maximum: MAX_MINERS, description: "How many to ask." }),
      ),
      to: Type.Optional(
        Type.Array(Type.Union([uidParam, accountParam]), {
          minItems: 1,
          maxItems: MAX_MINERS,
          description: "Whom to ask, by UID or hotkey.",
        }),
      ),
      all: Type.Optional(Type.Boolean({ description: "All answers, not the best alone." })),
      signature: short(128, "The account's."),
    },
    { additionalProperties: false },
  ),
  handle: async ({ gateway }, { account, scheme, miners, to, all, ...bytes }) => {
    const id = bytesOf("id", bytes.id);
    if (id.length !== ID_BYTES) {
      throw fail(gatewayErrors.malformed, {
        part: "id",
        reason: `it has ${id.length} bytes, not ${ID_BYTES}`,
      });
    }
    const { result, signature } = await gateway.ask({
      account: accountFromText(account),
      scheme,
      challenge: bytesOf("challenge", bytes.challenge),
      id,
      body: bytesOf("body", bytes.body),
      options: { ...(miners && { miners }), ...(to && { to }), ...(all !== undefined && { all }) },
      signature: bytesOf("signature", bytes.signature),
    });
    return {
      result: Buffer.from(result).toString("base64"),
      signature: Buffer.from(signature).toString("base64"),
    };
  },
});

/** @throws SK3015 for text that is not the one base64 form of some bytes */
function bytesOf(part: string, text: string): Uint8Array {
  const bytes = Buffer.from(text, "base64");
  if (bytes.toString("base64") !== text) {
    throw fail(gatewayErrors.malformed, { part, reason: "it is not base64" });
  }
  return Uint8Array.from(bytes);
}
