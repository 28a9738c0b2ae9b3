import { createHmac } from "node:crypto";
import type { ChallengeRequest } from "../messages/requests.js";
import type { Proofs } from "../messages/responses.js";

/** Binds proofs to one challenge of one holder: a recorded answer fits no other. */
export function proofTag({ nonce, holder }: ChallengeRequest, openings: Proofs["openings"]): Buffer {
  const tag = createHmac("sha256", nonce.data).update("proofs").update(holder);
  for (const { data, paths } of openings) {
    tag.update(`/${data.data.length}/${paths.data.length}/`).update(data.data).update(paths.data);
  }
  return tag.digest();
}
