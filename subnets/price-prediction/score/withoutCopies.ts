import type { Answer } from "subnetkit/plugin";
import { findCopies } from "subnetkit/scoring";
import type { contract } from "../contract.js";
import type { Paths } from "./meanRelativeLosses.js";
import { isSamePaths } from "./samePaths.js";

/** The paths of each answer, in their order; none for an answer that is an earlier one over again, as if it had not come. */
export function withoutCopies(answers: readonly Answer<typeof contract>[]): readonly Paths[] {
  const dated = answers.map((answer) =>
    answer.response === undefined
      ? undefined
      : { uid: answer.peer.uid, latencyMs: answer.latencyMs, value: answer.response.increments },
  );
  const copies = findCopies(dated, isSamePaths);
  return dated.map((answer, place) => (copies.has(place) ? undefined : answer?.value));
}
