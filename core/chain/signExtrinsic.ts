import { encodeCanonical } from "../primitives/codec.js";
import type { Signer } from "../primitives/keys.js";
import { encodeBody, signingPayload, type ExtrinsicBody } from "./extrinsic.js";

/** What a signer decides about an extrinsic. */
export type UnsignedExtrinsic = Omit<ExtrinsicBody, "signer" | "scheme">;

/**
 * Signs a call and gives the bytes to submit.
 *
 * @example
 * const bytes = signExtrinsic(alice, {
 *   call: { name: "balances.transfer", args: { to: bob, amount: 1_000_000_000n } },
 *   nonce: 0,
 *   era: { birth: chain.head.height + 1, lifetime: 64 },
 *   genesisHash: chain.genesisHash,
 * });
 */
export function signExtrinsic(signer: Signer, unsigned: UnsignedExtrinsic): Uint8Array {
  const body: ExtrinsicBody = { ...unsigned, signer: signer.account, scheme: signer.scheme };
  return encodeCanonical({ ...encodeBody(body), signature: signer.sign(signingPayload(body)) });
}
