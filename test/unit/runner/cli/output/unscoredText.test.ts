import { expect, it } from "vitest";
import { unscoredText } from "../../../../../runner/cli/output/unscoredText.js";
import type { Unscored } from "../../../../../runner/devnet/reports.js";

it.each<[Unscored, RegExp]>([
  [{ reason: "zero" }, /^Every answer scored 0: look at .*`score`/],
  [{ reason: "waiting" }, /wait for their outcome/],
  [{ reason: "failed", codes: ["SK1520", "SK1522"] }, /fails with SK1520, SK1522/],
  [{ reason: "lost" }, /thread was lost/],
  [{ reason: "noTask" }, /`createTasks` gave no task/],
  [{ reason: "noMiner" }, /no miner can be asked/],
  [{ reason: "noRound", isSlow: true, isPaid: false }, /--block-ms/],
  [{ reason: "noRound", isSlow: true, isPaid: true }, /--block-ms/],
  [{ reason: "noRound", isSlow: false, isPaid: true }, /weights from before it pay/],
  [{ reason: "noRound", isSlow: false, isPaid: false }, /the first round has not ended/],
])("says why nobody has a score: %o", (why, said) => {
  expect(unscoredText(why)).toMatch(said);
  const isAdvised = why.reason === "noRound" && why.isSlow;
  expect(unscoredText(why).includes("--block-ms")).toBe(isAdvised);
});
