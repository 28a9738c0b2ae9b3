import { createHmac, randomBytes, timingSafeEqual } from "node:crypto";
import { fail } from "../primitives/errors.js";
import type { AccountId } from "../primitives/ss58.js";
import type { Clock } from "../protocol/ports.js";
import { gatewayErrors } from "./gatewayErrors.js";

const EXPIRY_BYTES = 8;
const NONCE_BYTES = 16;
const MAC_BYTES = 32;
const CHALLENGE_BYTES = EXPIRY_BYTES + NONCE_BYTES + MAC_BYTES;

/** Challenges that cost no memory: the gateway recognises its own, and its secret dies with it. */
export interface ClientChallenges {
  readonly issue: (account: AccountId) => Uint8Array;
  /** Until when it is good, by the clock. @throws SK3002 for one of another gateway, account or time */
  readonly expiryOf: (account: AccountId, challenge: Uint8Array) => number;
}

/** @param validMs how long a challenge is good */
export function createClientChallenges(clock: Clock, validMs: number): ClientChallenges {
  const secret = randomBytes(32);
  const macOf = (account: AccountId, open: Uint8Array): Buffer =>
    createHmac("sha256", secret).update(open).update(account).digest();

  return {
    issue: (account) => {
      const open = Buffer.concat([Buffer.alloc(EXPIRY_BYTES), randomBytes(NONCE_BYTES)]);
      open.writeDoubleBE(clock.nowMs() + validMs);
      return Uint8Array.from(Buffer.concat([open, macOf(account, open)]));
    },
    expiryOf: (account, challenge) => {
      const bytes = Buffer.from(challenge);
      const open = bytes.subarray(0, EXPIRY_BYTES + NONCE_BYTES);
      const isOurs =
        bytes.length === CHALLENGE_BYTES &&
        timingSafeEqual(bytes.subarray(open.length), macOf(account, open));
      const expiryMs = isOurs ? open.readDoubleBE() : 0;
      if (expiryMs <= clock.nowMs()) throw fail(gatewayErrors.badChallenge);
      return expiryMs;
    },
  };
}
