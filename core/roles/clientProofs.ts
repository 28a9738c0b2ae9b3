import { bytesToHex } from "../primitives/bytes.js";
import { fail } from "../primitives/errors.js";
import type { AccountId } from "../primitives/ss58.js";
import type { Clock } from "../protocol/ports.js";
import { assertSignature } from "../protocol/signatureSchemes.js";
import { gatewayErrors } from "./gatewayErrors.js";

/** Who has proven to hold an account's key. */
export interface ClientProofs {
  /**
   * Verifies a request's signature.
   *
   * @param expiresMs when its challenge expires
   * @throws SK3003 when it is none, SK3007 when too many strangers are being verified
   */
  readonly prove: (
    client: {
      readonly account: AccountId;
      readonly scheme: string;
      readonly challenge: Uint8Array;
      readonly signature: Uint8Array;
    },
    payload: Uint8Array,
    expiresMs: number,
  ) => Promise<void>;
}

/**
 * Challenges that have carried a good signature are established: nobody else can know them, so that a flood of strangers, each of whose
 * signatures costs time, refuses newcomers and not them.
 */
export function createClientProofs(clock: Clock, maxVerifying: number): ClientProofs {
  const established = new Map<string, number>();
  let verifying = 0;

  const forgetExpired = (): void => {
    for (const [key, expiresMs] of established) if (expiresMs <= clock.nowMs()) established.delete(key);
  };
  return {
    prove: async ({ account, scheme, challenge, signature }, payload, expiresMs) => {
      const key = bytesToHex(challenge);
      const isKnown = established.has(key);
      if (!isKnown && verifying >= maxVerifying) throw fail(gatewayErrors.busy, { waiting: verifying });
      verifying += isKnown ? 0 : 1;
      try {
        await assertSignature({ scheme, hotkey: account }, payload, signature);
      } catch (cause) {
        throw fail(gatewayErrors.badSignature, { account }, cause);
      } finally {
        verifying -= isKnown ? 0 : 1;
      }
      if (isKnown) return;
      forgetExpired();
      established.set(key, expiresMs);
    },
  };
}
