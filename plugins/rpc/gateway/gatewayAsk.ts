import type { Static } from "@sinclair/typebox";
import { Type } from "#typebox";
import { fail } from "../../../core/primitives/errors.js";
import { accountFromText } from "../../../core/primitives/ss58.js";
import type { SignedAsk } from "../../../core/roles/gateway.js";
import { gatewayErrors } from "../../../core/roles/gatewayErrors.js";
import { accountParam, uidParam } from "../paramSchemas.js";
import { gatewayMethod } from "./gatewayContext.js";

const ID_BYTES = 16;
const MAX_MINERS = 1_024;
/** The largest request of any contract, as base64. */
const MAX_BODY_TEXT = 9_000_000;

const short = (maxLength: number, description: string) => Type.String({ maxLength, description });

const params = Type.Object(
  {
    account: accountParam,
    scheme: short(16, "ed25519 or sr25519."),
    challenge: short(128, "From gateway_challenge."),
    id: short(32, "16 bytes, new for each request."),
    body: Type.Optional(short(MAX_BODY_TEXT, "The request; left out in a binary message.")),
    miners: Type.Optional(Type.Integer({ minimum: 1, maximum: MAX_MINERS, description: "How many to ask." })),
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
);

export const gatewayAsk = gatewayMethod({
  name: "gateway_ask",
  doc:
    "Asks miners for a client. Bytes are base64: `body` is the request as deterministic CBOR, `signature` the account's over " +
    "chain, subnet, gateway, account, challenge, id, body and options. `client.ask` makes all of it. Gives result and the gateway's signature. " +
    "In a binary message the body is the attachment, and so is the result.",
  params,
  handle: async ({ gateway }, params) => {
    const { result, signature } = await gateway.ask(askOf(params, bytesOf("body", params.body ?? "")));
    return { result: toBase64(result), signature: toBase64(signature) };
  },
  handleAttached: async ({ gateway }, params, attachment) => {
    const { result, signature } = await gateway.ask(askOf(params, attachment));
    return { result: { signature: toBase64(signature) }, attachment: result };
  },
});

type Params = Static<typeof params>;

/** @throws SK3015 */
function askOf({ account, scheme, miners, to, all, ...text }: Params, body: Uint8Array): SignedAsk {
  const id = bytesOf("id", text.id);
  if (id.length !== ID_BYTES) {
    throw fail(gatewayErrors.malformed, {
      part: "id",
      reason: `it has ${id.length} bytes, not ${ID_BYTES}`,
    });
  }
  return {
    account: accountFromText(account),
    scheme,
    challenge: bytesOf("challenge", text.challenge),
    id,
    body,
    options: { ...(miners && { miners }), ...(to && { to }), ...(all !== undefined && { all }) },
    signature: bytesOf("signature", text.signature),
  };
}

/** @throws SK3015 for text that is not the one base64 form of some bytes */
function bytesOf(part: string, text: string): Uint8Array {
  const bytes = Buffer.from(text, "base64");
  if (bytes.toString("base64") !== text) {
    throw fail(gatewayErrors.malformed, { part, reason: "it is not base64" });
  }
  return Uint8Array.from(bytes);
}

const toBase64 = (bytes: Uint8Array): string => Buffer.from(bytes).toString("base64");
