import type { ScoreInput } from "subnetkit/plugin";
import { findCopies } from "subnetkit/scoring";
import type { contract } from "../contract.js";
import { createPublicKernel } from "../energy/publicEnergy.js";
import { judge } from "./judgement.js";
import { isSameFold } from "./sameFold.js";
import { scoreOf } from "./scoreOf.js";

/** One score in [0, 1] an answer: 0 for a missing one, one of another length, a copy, and one that clashes. */
export function scoreAnswers({
  request,
  secret,
  answers,
}: Pick<ScoreInput<typeof contract>, "request" | "secret" | "answers">): number[] {
  const { length } = request.sequence;
  const kernel = createPublicKernel(request.sequence);
  const usable = answers.map((answer) => {
    const steps = answer.response?.torsions.data;
    if (answer.response === undefined || steps?.length !== 2 * length) return undefined;
    return { uid: answer.peer.uid, latencyMs: answer.latencyMs, value: steps };
  });
  const copies = findCopies(usable, isSameFold);
  return usable.map((answer, place) => {
    if (answer === undefined || copies.has(place)) return 0;
    const judgement = judge(kernel, answer.value, secret.heldOut, secret.native?.data);
    return scoreOf(judgement, secret.reference, length);
  });
}
