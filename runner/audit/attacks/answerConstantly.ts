import type { MinerAttack } from "../attack.js";
import { fillForm } from "./fillForm.js";

export const answerConstantly: MinerAttack = {
  id: "constant",
  role: "miner",
  about: "answers in the right form, with one and the same number everywhere: the mean of the first answer",
  measure: "per UID",
  threshold: 0.5,
  count: 1,
  create: (scene) => fillForm(scene, ({ mean }) => mean),
};
