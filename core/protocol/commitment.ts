import { randomBytes } from "node:crypto";
import { concatBytes, equalBytes } from "../primitives/bytes.js";
import { encodeCanonical } from "../primitives/codec.js";
import { fail } from "../primitives/errors.js";
import { sha256 } from "../primitives/hash.js";
import type { AccountId } from "../primitives/ss58.js";
import { protocolErrors } from "./protocolErrors.js";
import { PROTOCOL_VERSION } from "./version.js";

const SALT_BYTES = 32;

/** Whose answer to what a commitment is about: with another miner, validator or task it is worth nothing. */
export interface CommitmentSubject {
  /** 32 hex digits. */
  readonly taskId: string;
  readonly miner: AccountId;
  readonly validator: AccountId;
}

/** An answer that was committed to: what is sent at once, and what is sent when it is asked for. */
export interface SealedAnswer {
  readonly commitment: Uint8Array;
  /** Salt and answer. */
  readonly reveal: Uint8Array;
}

/**
 * Commits to an answer: SHA-256 over a domain tag, task, both hotkeys, 32 random bytes and the answer. The bytes hide
 * an answer that could be guessed; the hotkeys make a copied commitment worthless to whoever copies it.
 */
export function sealAnswer(answer: Uint8Array, subject: CommitmentSubject): SealedAnswer {
  const salt = Uint8Array.from(randomBytes(SALT_BYTES));
  return { commitment: commitmentTo(salt, answer, subject), reveal: concatBytes(salt, answer) };
}

/** How many bytes `reveal` adds to an answer. */
export const REVEAL_OVERHEAD_BYTES = SALT_BYTES;

/**
 * Opens what was revealed, and checks it against the commitment that came before.
 *
 * @returns the answer
 * @throws SK1442
 */
export function openAnswer(
  reveal: Uint8Array,
  commitment: Uint8Array,
  subject: CommitmentSubject,
): Uint8Array {
  const salt = reveal.subarray(0, SALT_BYTES);
  const answer = reveal.subarray(SALT_BYTES);
  if (salt.length < SALT_BYTES || !equalBytes(commitmentTo(salt, answer, subject), commitment)) {
    throw fail(protocolErrors.badReveal);
  }
  return answer;
}

function commitmentTo(
  salt: Uint8Array,
  answer: Uint8Array,
  { taskId, miner, validator }: CommitmentSubject,
): Uint8Array {
  // The list says where it ends, and the salt has one length: no two different inputs give the same bytes.
  return sha256(encodeCanonical([`${PROTOCOL_VERSION} answer`, taskId, miner, validator]), salt, answer);
}
