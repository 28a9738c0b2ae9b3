import type { MinerAttack } from "../attack.js";
import { fillForm } from "./fillForm.js";

export const answerAtRandom: MinerAttack = {
  id: "random",
  role: "miner",
  about: "answers in the right form, with numbers drawn evenly from the range of the first answer",
  measure: "per UID",
  threshold: 0.5,
  count: 1,
  create: (scene) => fillForm(scene, ({ low, high }, random) => low + (high - low) * random.next()),
};
