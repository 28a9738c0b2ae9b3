import type { MinerAttack } from "../attack.js";

export const answerGarbage: MinerAttack = {
  id: "garbage",
  role: "miner",
  about: "answers with what no schema takes",
  measure: "per UID",
  threshold: 0.05,
  count: 1,
  create: () => () => ({ solve: () => ({ garbage: Number.NaN, list: ["a", null] }) }),
};
