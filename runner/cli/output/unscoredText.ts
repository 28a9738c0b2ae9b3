import type { Unscored } from "../../devnet/reports.js";

/** Why nobody has a score, for who looks at the table of an epoch. */
export function unscoredText(why: Unscored): string {
  if (why.reason === "zero") return "Every answer scored 0: look at the validator's `score`.";
  if (why.reason === "noRound" && why.isPaid && !why.isSlow)
    return "No round has ended since the start: weights from before it pay the miners.";
  return `No answer was scored yet: ${reasonText(why)}`;
}

function reasonText(why: Exclude<Unscored, { readonly reason: "zero" }>): string {
  switch (why.reason) {
    case "waiting":
      return "the answers wait for their outcome.";
    case "failed":
      return `the validators' work fails with ${why.codes.join(", ")}.`;
    case "lost":
      return "the validators' thread was lost.";
    case "noTask":
      return "`createTasks` gave no task.";
    case "noMiner":
      return "no miner can be asked.";
    case "noRound":
      return why.isSlow
        ? "a round takes longer than the epochs so far. --block-ms makes them longer."
        : "the first round has not ended.";
  }
}
